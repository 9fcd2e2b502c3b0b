# SPDX-License-Identifier: MIT
# make            build/hence          make deps     install what building needs
# make demo       see it work          make test     run every test there is
# make asan|tsan  the suite under sanitizers          make lint|format|fuzz|bench
# make calibrate  the rules on real decisions: docs/calibration.md
# make DEV=1      warnings are errors  make install  DESTDIR= PREFIX=
# Also V=1 (show commands), LINK=shared, CC=clang (builds in build/clang).

MAKEFLAGS += --no-builtin-rules
.DELETE_ON_ERROR:
.DEFAULT_GOAL := all

VERSION := 0.1.0
PREFIX ?= /usr/local
LINK ?= static
SANITIZE ?=
AR ?= ar

# Each way to build has a folder of its own, so that objects never mix.
clang := $(findstring clang,$(notdir $(CC)))
variant := $(subst $() ,-,$(strip $(clang) $(subst $(),,$(SANITIZE))))
OUT := build$(if $(variant),/$(variant))

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wformat=2 -Wundef -Wvla \
	-Wpointer-arith -Wcast-qual -Wcast-align -Wwrite-strings \
	-Wstrict-prototypes -Wold-style-definition -Wmissing-prototypes \
	-Wmissing-declarations -Wredundant-decls -Wnull-dereference \
	-Wimplicit-fallthrough -Wconversion -Wno-sign-conversion
HARDEN := -D_FORTIFY_SOURCE=2 -fstack-protector-strong
LDHARDEN := -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack
# A program by hand: LSAN_OPTIONS=suppressions=tests/lsan.supp build/address/hence
SAN_address := -fsanitize=address,undefined -fno-sanitize-recover=undefined
SAN_thread := -fsanitize=thread
SAN_fuzzer := -fsanitize=fuzzer-no-link,address,undefined \
	-fno-sanitize-recover=undefined
SAN := $(SAN_$(SANITIZE))

CFLAGS ?= $(if $(SAN),-O1,-O2) -g
override ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -DHENCE_VERSION='"$(VERSION)"' \
	-I. -Ibuild $(PKG_CFLAGS) $(WARN) $(if $(DEV),-Werror) -fno-common \
	-fPIE -pthread -ffunction-sections -fdata-sections \
	$(if $(SAN),$(SAN) -fno-omit-frame-pointer,$(HARDEN)) \
	$(CPPFLAGS) $(CFLAGS)
override ALL_LDFLAGS = -pthread $(LDHARDEN) $(SAN) $(CFLAGS) $(LDFLAGS)

PKGS := libgit2 libcmark libpcre2-8 sqlite3 yaml-0.1 jansson libutf8proc
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
PKG_LIBS = $(shell pkg-config --libs $(PKGS) 2>/dev/null || \
	echo -lgit2 -lcmark -lpcre2-8 -lsqlite3 -lyaml -ljansson -lutf8proc)
HEADERS := git2.h cmark.h sqlite3.h yaml.h jansson.h utf8proc.h
# libgit2 without its transports: core/git/no_network.c has the replacements.
WRAPPED := git_mbedtls_stream_global_init git_openssl_stream_global_init \
	git_transport_ssh_global_init git_smart_subtransport_ssh \
	git_smart_subtransport_http git_smart_subtransport_git \
	git_mbedtls__set_cert_location git_tls_stream_new git_tls_stream_wrap
STATIC_LIBS := $(WRAPPED:%=-Wl,--wrap=%) -Wl,--gc-sections -Wl,--as-needed \
	$(patsubst %,-l:lib%.a,git2 mbedcrypto http_parser pcre2-8 z cmark \
	sqlite3 yaml jansson utf8proc) -lm -lpthread

SOURCES := $(wildcard cmd/*.c core/*/*.c)
OBJECTS := $(SOURCES:%.c=$(OUT)/obj/%.o) $(OUT)/obj/build/templates.o \
	$(OUT)/obj/build/completions.o $(OUT)/obj/build/ci.o
LIB_OBJECTS := $(filter-out $(OUT)/obj/cmd/main.o,$(OBJECTS))
TEMPLATES := $(sort $(wildcard templates/*.md))
CI := $(sort $(wildcard templates/ci/*.yml))
COMPLETIONS := $(sort $(wildcard completions/*hence*))
UNIT := $(patsubst %.c,$(OUT)/%,$(wildcard tests/unit/*.c))
FUZZ := $(patsubst %.c,$(OUT)/%,$(wildcard tests/fuzz/*.c))
GENERATED := build/templates.c build/completions.c build/ci.c build/lexicon.inc \
	build/lexicon_first.inc build/lexicon_leads.inc build/parser_version.inc

.PHONY: all tests fuzzers deps deps-tools deps-test deps-bench-tools \
	deps-bench demo test asan \
	tsan lint format fuzz bench calibrate install uninstall clean FORCE
all: $(OUT)/hence $(OUT)/libhence.a
tests: all $(UNIT)
fuzzers: $(FUZZ)

# Linking: the static archives where they are there and link, else shared.
# What the probe found is remembered as arguments for the compiler.
LINKED := $(OUT)/link-$(LINK)
NO_NETWORK := $(wildcard core/git/no_network.c)
$(LINKED): $(NO_NETWORK) Makefile
	@mkdir -p $(@D)
	@for header in $(HEADERS); do \
		echo "#include <$$header>" | \
		$(CC) $(PKG_CFLAGS) -E -x c - >/dev/null 2>&1 || \
		{ echo "hence: '$$header' is missing; run: make deps" >&2; \
		exit 1; }; done
	@printf '%s\n' '#include <git2.h>' \
		'int main(void) { return git_libgit2_init() < 0; }' >$@.c
	@if [ '$(LINK)' != shared ] && $(CC) -I. $(ALL_LDFLAGS) -fPIE -o $@.out \
		$@.c $(NO_NETWORK) $(STATIC_LIBS) 2>$@.log; \
	then echo '$(STATIC_LIBS)' >$@; \
	else [ '$(LINK)' = shared ] || \
		echo 'hence: linking shared libraries (see $@.log)'; \
	echo '$(PKG_LIBS) -lpthread' >$@; fi
	@rm -f $@.c $@.out

# Other flags compile everything again, another list of files archives again.
$(OUT)/flags: TEXT = $(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(LINK)
$(OUT)/sources: TEXT = $(SOURCES)
QUOTED = '$(subst ','\'',$(TEXT))'
$(OUT)/flags $(OUT)/sources: FORCE
	@mkdir -p $(@D)
	@echo $(QUOTED) | cmp -s - $@ || echo $(QUOTED) >$@

quiet = $(if $(V),,@echo '  $(1) $(2)' &&)
LINK_ALL = $(call quiet,LD,$@) $(CC) $(ALL_LDFLAGS) -o $@ $(1) \
	-Wl,--start-group $(OUT)/libhence.a @$(LINKED) -Wl,--end-group $(LDLIBS)

$(OUT)/hence: $(OUT)/obj/cmd/main.o $(OUT)/libhence.a $(LINKED)
	$(call LINK_ALL,$<)

$(OUT)/libhence.a: $(LIB_OBJECTS) $(OUT)/sources
	@rm -f $@
	@$(AR) rcs $@ $(LIB_OBJECTS)

$(OUT)/obj/%.o: %.c $(OUT)/flags | $(LINKED) $(GENERATED)
	@mkdir -p $(@D)
	$(call quiet,CC,$<) $(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/tests/%: $(OUT)/obj/tests/%.o $(OUT)/libhence.a $(LINKED)
	@mkdir -p $(@D)
	$(call LINK_ALL,$(if $(findstring /fuzz/,$@),-fsanitize=fuzzer) $<)

.SECONDARY:
-include $(shell find $(OUT)/obj -name '*.d' 2>/dev/null)

# Files become arrays of characters (any byte, any length), and rows of them.
build/templates.c: $(TEMPLATES) Makefile
	$(call arrays,core/create/template.h,template_row,$(TEMPLATES))
build/completions.c: $(COMPLETIONS) Makefile
	$(call arrays,cmd/completion.h,completion_row,$(COMPLETIONS))
build/ci.c: $(CI) Makefile
	$(call arrays,core/create/ci.h,ci_row,$(CI))
define arrays
	@mkdir -p $(@D)
	@{ echo '#include "$(1)"'; n=0; \
	for f in $(3); do n=$$((n + 1)); \
		echo "static const char text_$$n[] = {"; \
		od -An -v -tx1 "$$f" | sed "s/ *\(..\)/'\\\\x\1',/g"; \
		echo "'\\\\0' };"; done; \
	echo 'const struct $(2) $(2)s[] = {'; n=0; \
	for f in $(3); do n=$$((n + 1)); \
		echo "{ \"$$(basename "$$f" .md)\", text_$$n },"; done; \
	echo '};'; echo "const size_t $(2)s_count = $$n;"; } >$@
endef

# kind<TAB>meaning<TAB>phrase, sorted by the phrase's bytes.
build/lexicon.inc: core/record/lexicon.tsv core/record/lexicon.awk
	@mkdir -p $(@D)
	@LC_ALL=C sort -t '	' -k 3,3 -k 1,2 $< | \
		LC_ALL=C awk -f core/record/lexicon.awk >$@
build/lexicon_first.inc: build/lexicon.inc core/record/lexicon_first.awk
	@LC_ALL=C awk -f core/record/lexicon_first.awk $< | LC_ALL=C sort >$@
build/lexicon_leads.inc: core/record/lexicon.tsv core/record/lexicon_leads.awk
	@mkdir -p $(@D)
	@LC_ALL=C awk -f core/record/lexicon_leads.awk $< | LC_ALL=C sort >$@

# What a parsed record depends on besides its file: a cache of them is thrown
# away when any of this changes.
PARSER := $(sort $(wildcard core/base/*.[ch] core/format/*.[ch] \
	core/record/* core/corpus/*.[ch] core/search/shelf.[ch] \
	core/search/document.[ch] core/search/words.[ch] \
	core/index/pack.[ch] core/index/fulltext*.[ch] core/git/source.h))
build/parser_version.inc: TEXT = $(shell uname -m) \
	$(shell pkg-config --modversion $(PKGS) 2>/dev/null)
build/parser_version.inc: $(PARSER) Makefile
	@mkdir -p $(@D)
	@{ echo $(QUOTED); cat $(PARSER); } | \
		{ sha256sum 2>/dev/null || shasum -a 256 2>/dev/null || cksum; } | \
		sed 's/[^0-9a-f]//g; s/.*/"&"/' >$@

# Packages. Debian installs them; other systems are told the names.
DEPS := libc6-dev pkg-config git libgit2-dev libcmark-dev libpcre2-dev \
	libsqlite3-dev libyaml-dev libjansson-dev libutf8proc-dev
# The star stands for a version: any of them will do.
DEPS_TEST = gcc clang libclang-rt*-dev clang-format shellcheck python3 xz-utils \
	mandoc bash zsh fish strace pre-commit $(if $(shell command -v npm),,npm) \
	$(shell python3 -c 'import jsonschema' 2>/dev/null || \
	echo python3-jsonschema) \
	$(shell python3 -c 'import yaml' 2>/dev/null || echo python3-yaml)
DEPS_BENCH = hyperfine python3 xz-utils ripgrep \
	$(if $(shell command -v npm),,npm)
deps: PACKAGES := $(DEPS)
deps-tools: PACKAGES = $(DEPS) $(DEPS_TEST)
deps-bench-tools: PACKAGES = $(DEPS) $(DEPS_BENCH)
deps deps-tools deps-bench-tools:
	@if ! command -v apt-get >/dev/null || ! command -v dpkg >/dev/null; then \
		echo 'hence: no apt-get here; install these (Debian names):' \
		'$(PACKAGES)' >&2; exit 1; fi; \
	missing=$$(set -f; for p in $(PACKAGES); do \
		dpkg-query -W -f '$${Status}\n' "$$p" 2>/dev/null | \
		grep -q 'ok installed' || echo "$$p" | tr -d '*'; done); \
	[ -n "$$missing" ] || exit 0; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	if [ -n "$$sudo" ] && ! command -v sudo >/dev/null; then \
		echo "hence: no sudo here; as root: apt-get install" $$missing >&2; \
		exit 1; fi; \
	echo "installing" $$missing; \
	get="$$sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq -y"; \
	get="$$get --no-install-recommends"; \
	$$get install $$missing >/dev/null 2>&1 || \
		{ $$get update && $$get install $$missing; }

# From npm's registry, pinned by the lock file: what the tests compare with.
deps-test: build/packages/installed
build/packages/installed: tests/packages/package-lock.json | deps-tools
	@mkdir -p $(@D) && cp tests/packages/*.json $(@D)
	@npm ci --prefix $(@D) --ignore-scripts --silent >/dev/null && touch $@ || \
		echo 'hence: npm could not install tests/packages; the tests that' \
		'need it are skipped' >&2

# What check is measured beside; without it these lines are left out.
deps-bench: build/bench-packages/installed
build/bench-packages/installed: tests/bench/packages/package-lock.json \
    | deps-bench-tools
	@mkdir -p $(@D) && cp tests/bench/packages/*.json $(@D)
	@npm ci --prefix $(@D) --ignore-scripts --silent >/dev/null && touch $@ || \
		echo 'hence: npm could not install tests/bench/packages' >&2

demo: deps
	@$(MAKE) --no-print-directory -s -j "$$(nproc)" all
	@tests/demo.sh $(OUT)/hence

test: deps-test
	@MAKE='$(MAKE)' tests/run
asan tsan lint: deps-test
	@MAKE='$(MAKE)' tests/run $@
format:
	clang-format -i $$(find cmd core tests -name '*.[ch]')
fuzz: deps-test
	@MAKE='$(MAKE)' FUZZ_SECONDS=$(or $(FUZZ_SECONDS),60) tests/run fuzz
bench: deps-bench
	@$(MAKE) --no-print-directory -s all $(OUT)/tests/bench/cmark_only \
		$(OUT)/tests/bench/fts_only
	@tests/bench/run.sh $(OUT)

calibrate: all
	@tests/calibrate.py --write $(OUT)

share := $(DESTDIR)$(PREFIX)/share
install: all
	install -D -m 755 $(OUT)/hence $(DESTDIR)$(PREFIX)/bin/hence
	$(call each_extra,install -D -m 644 $$f $$to)
uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/hence
	$(call each_extra,rm -f $$to)
# Completions and man pages, and where each goes.
define each_extra
	@for f in $(wildcard completions/* docs/man/*.[1-9]); do case $$f in \
	*.bash) to=$(share)/bash-completion/completions/hence ;; \
	*.fish) to=$(share)/fish/vendor_completions.d/hence.fish ;; \
	*_hence) to=$(share)/zsh/site-functions/_hence ;; \
	*.[1-9]) to=$(share)/man/man$${f##*.}/$${f##*/} ;; \
	*) continue ;; esac; $(1); done
endef

# What `hence check --explain` says, as a page.
docs/rules.md: FORCE $(OUT)/hence
	@$(OUT)/hence check --explain all >$@.new && mv $@.new $@

clean:
	rm -rf build
