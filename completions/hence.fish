# SPDX-License-Identifier: MIT
# Completions of hence for fish. The program itself knows the candidates.

function __hence_complete
	set -l words (commandline -opc) (commandline -ct | __hence_unquote)
	set words (string replace -r '^~(?=/|$)' -- "$HOME" $words)
	set -l tab (printf '\t')
	for line in (command $words[1] completion --words -- $words[2..-1] \
		2>/dev/null)
		set -l parts (string split -m 2 $tab -- $line)
		if test -n "$parts[1]"
			printf '%s\n' $line
			continue
		end
		# Files are for fish to find: "<tab>files<tab>HEAD".
		set -l at (math (string length -- "$parts[3]") + 1)
		set -l typed (string sub -s $at -- $words[-1])
		if test "$parts[2]" = folders
			string replace -r '^' -- "$parts[3]" \
				(__fish_complete_directories "$typed")
		else
			string replace -r '^' -- "$parts[3]" \
				(__fish_complete_path "$typed")
		end
	end
end

# The word at the cursor as the program will see it, quotes open or not.
function __hence_unquote
	read -l word
	for closing in '' "'" '"'
		string unescape -- $word$closing; and return
	end
	printf '%s\n' $word
end

complete -c hence -e
complete -c hence -f -a '(__hence_complete)'
