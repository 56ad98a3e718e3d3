# Sourced by our scripts: one sentence in the user's language, to standard error.
#   say CHINESE ENGLISH          tells
#   give_up CHINESE ENGLISH      tells and stops with exit 2
case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
zh*) amends_language=zh ;;
*) amends_language=en ;;
esac

say() {
    if [ "$amends_language" = zh ]; then
        printf 'amends：%s\n' "$1" >&2
    else
        printf 'amends: %s\n' "$2" >&2
    fi
}

give_up() {
    say "$1" "$2"
    exit 2
}
