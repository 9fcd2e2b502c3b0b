# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Completions of hence for bash. The program itself knows the candidates.

# Sets REPLY to a word as the program will see it: quotes and backslashes off,
# open quotes too. Nothing in it is run. open: the quote that is open, if any.
__hence_unquote()
{
	local rest=$1 char

	REPLY='' open=''
	case $rest in
	\~ | \~/*) REPLY=$HOME rest=${rest:1} ;;
	esac
	while [[ $rest ]]; do
		char=${rest:0:1} rest=${rest:1}
		if [[ $char == "$open" ]]; then
			open=''
		elif [[ $char == [\'\"] && ! $open ]]; then
			open=$char
		elif [[ $char == \\ && $open != \' && $rest ]]; then
			[[ $open && $rest != [\"\\\$\`]* ]] && REPLY+=\\
			REPLY+=${rest:0:1} rest=${rest:1}
		else
			REPLY+=$char
		fi
	done
}

# Sets words to the words of the line up to the cursor, and part to what readline
# holds for the last one: it splits words at "=" and ":", the program does not.
__hence_read_line()
{
	local line=${COMP_LINE:0:COMP_POINT} word REPLY open i

	words=() part=''
	for ((i = 0; i <= COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		if ((i == COMP_CWORD)); then
			# Without what stands behind the cursor.
			word=${line#"${line%%[![:space:]]*}"}
		fi
		if ((i > 1)) && [[ $line != [[:space:]]* ]]; then
			words[-1]+=$word
		else
			line=${line#"${line%%[![:space:]]*}"}
			words+=("$word")
		fi
		part=$word
		line=${line#"$word"}
	done
	[[ $part == [=:]* ]] && part=''
	for i in "${!words[@]}"; do
		__hence_unquote "${words[i]}"
		words[i]=$REPLY
		raw_open=$open
	done
	__hence_unquote "$part"
	part=$REPLY
}

# Sets REPLY to text as it may stand on the command line, in open quotes or not.
__hence_quote()
{
	REPLY=$1
	case $2 in
	\') REPLY=${REPLY//\'/\'\\\'\'} ;;
	\") REPLY=${REPLY//[\\]/\\\\} REPLY=${REPLY//\"/\\\"}
		REPLY=${REPLY//\$/\\\$} REPLY=${REPLY//\`/\\\`} ;;
	*) printf -v REPLY %q "$1" ;;
	esac
}

_hence()
{
	local words part raw_open REPLY open before candidate note line kind=''
	local -a found=() notes=()

	COMPREPLY=()
	__hence_read_line
	before=${words[-1]}
	before=${#before}-${#part}
	while IFS= read -r line; do
		candidate=${line%%$'\t'*} note=${line#*$'\t'}
		if [[ $candidate ]]; then
			found+=("${candidate:before}") notes+=("$note")
		else
			kind=${note%%$'\t'*}
		fi
	done < <("${words[0]}" completion --words -- "${words[@]:1}" 2>/dev/null)
	__hence_reply "$kind"
}

# COMPREPLY from found and notes, with files or folders where they may stand.
__hence_reply()
{
	local i files=()

	case $1 in
	files) mapfile -t files < <(compgen -f -- "$part") ;;
	folders) mapfile -t files < <(compgen -d -- "$part") ;;
	esac
	if ((${#files[@]})); then
		# Then readline quotes, and puts "/" behind folders.
		compopt -o filenames 2>/dev/null
		COMPREPLY=("${found[@]}" "${files[@]}")
		return
	fi
	for i in "${!found[@]}"; do
		__hence_quote "${found[i]}" "$raw_open"
		# A list that is only shown has room for the titles.
		if [[ ${COMP_TYPE-} == 63 && ${#found[@]} -gt 1 && ${notes[i]} ]]; then
			REPLY="${found[i]}  (${notes[i]})"
			REPLY=${REPLY:0:${COLUMNS:-80}-4}
		fi
		COMPREPLY+=("$REPLY")
	done
	if [[ ${#found[@]} -eq 1 && ${found[0]} == *= ]]; then
		compopt -o nospace 2>/dev/null
	fi
}

complete -F _hence hence
