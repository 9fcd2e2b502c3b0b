/* SPDX-License-Identifier: MIT */
/* Options and outcomes in each language of the lexicon but English. */
#include "tests/unit/options.h"

/* Each language of the lexicon: a section, labels of points, a verdict in
 * brackets, a choice in its own quotes, and what is left as it is. */
static const struct {
	const char *section, *loser, *pros, *cons, *decision, *choice, *nothing;
} languages[] = {
	/* de */
	{ "Betrachtete Optionen", "Kafka (verworfen, weil langsam)", "Vorteile",
	    "Nachteile", "Entscheidung",
	    "Gew\303\244hlte Option: \342\200\236Dateien\342\200\234, weil es einfach ist.",
	    "Nichts tun" },
	/* fr */
	{ "Options envisag\303\251es", "Kafka (\303\251cart\303\251e)",
	    "Avantages", "Inconv\303\251nients", "D\303\251cision",
	    "Nous avons choisi l'option \302\253 Dateien \302\273, car elle est simple.",
	    "Ne rien faire" },
	/* es */
	{ "Opciones consideradas", "Kafka (descartada)", "Ventajas",
	    "Desventajas", "Decisi\303\263n",
	    "Opci\303\263n elegida: \"Dateien\", porque es simple.",
	    "No hacer nada" },
	/* pt */
	{ "Op\303\247\303\265es consideradas", "Kafka (rejeitado)", "Vantagens",
	    "Desvantagens", "Decis\303\243o",
	    "Op\303\247\303\243o escolhida: \"Dateien\", porque \303\251 simples.",
	    "N\303\243o fazer nada" },
	/* ja */
	{ "\346\244\234\350\250\216\343\201\227\343\201\237\351\201\270\346\212\236\350\202\242",
	    "Kafka\357\274\210\345\215\264\344\270\213\357\274\211",
	    "\343\203\241\343\203\252\343\203\203\343\203\210",
	    "\343\203\207\343\203\241\343\203\252\343\203\203\343\203\210",
	    "\346\261\272\345\256\232",
	    "\351\201\270\346\212\236\343\201\227\343\201\237\351\201\270\346\212\236\350\202\242\357\274\232\343\200\214Dateien\343\200\215",
	    "\347\217\276\347\212\266\347\266\255\346\214\201" },
	/* zh */
	{ "\350\200\203\350\231\221\347\232\204\346\226\271\346\241\210",
	    "Kafka\357\274\210\345\220\246\345\206\263\357\274\211",
	    "\344\274\230\347\202\271", "\347\274\272\347\202\271",
	    "\345\206\263\345\256\232",
	    "\346\234\200\347\273\210\351\200\211\346\213\251\357\274\232\342\200\234Dateien\342\200\235\357\274\214\345\233\240\344\270\272\347\256\200\345\215\225\343\200\202",
	    "\347\273\264\346\214\201\347\216\260\347\212\266" },
	/* ko */
	{ "\352\262\200\355\206\240\355\225\234 \353\214\200\354\225\210",
	    "Kafka (\352\270\260\352\260\201)", "\354\236\245\354\240\220",
	    "\353\213\250\354\240\220", "\352\262\260\354\240\225",
	    "\354\204\240\355\203\235\355\225\234 \353\214\200\354\225\210: \"Dateien\"",
	    "\355\230\204\354\203\201 \354\234\240\354\247\200" },
	/* ru */
	{ "\320\240\320\260\321\201\321\201\320\274\320\276\321\202\321\200\320\265\320\275\320\275\321\213\320\265 \320\262\320\260\321\200\320\270\320\260\320\275\321\202\321\213",
	    "Kafka (\320\276\321\202\320\262\320\265\321\200\320\263\320\275\321\203\321\202)",
	    "\320\237\320\273\321\216\321\201\321\213",
	    "\320\234\320\270\320\275\321\203\321\201\321\213",
	    "\320\240\320\265\321\210\320\265\320\275\320\270\320\265",
	    "\320\222\321\213\320\261\321\200\320\260\320\275\320\275\321\213\320\271 \320\262\320\260\321\200\320\270\320\260\320\275\321\202: \302\253Dateien\302\273, \320\277\320\276\321\202\320\276\320\274\321\203 \321\207\321\202\320\276 \320\277\321\200\320\276\321\201\321\202\320\276.",
	    "\320\236\321\201\321\202\320\260\320\262\320\270\321\202\321\214 \320\272\320\260\320\272 \320\265\321\201\321\202\321\214" },
};

static void test_languages(void)
{
	struct strbuf text = STRBUF_INIT, want = STRBUF_INIT;

	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++) {
		strbuf_clear(&text);
		strbuf_addf(&text,
		    "# A\n\n## %s\n\n- %s\n- Dateien\n  - %s: klein\n"
		    "  - %s: alt\n- %s\n\n## %s\n\n%s\n",
		    languages[i].section, languages[i].loser, languages[i].pros,
		    languages[i].cons, languages[i].nothing,
		    languages[i].decision, languages[i].choice);
		strbuf_clear(&want);
		strbuf_addf(&want,
		    "-Kafka%s\n+Dateien{klein;-alt}\n-%s~\n"
		    "=> quoted 2",
		    i ? "" : "!weil langsam", languages[i].nothing);
		check_options(text.buf, want.buf);
	}
	strbuf_release(&text);
	strbuf_release(&want);
}

int main(void)
{
	test_languages();
	return test_end();
}
