#include "sim/app/printable.hpp"

#include "support/utf8.hpp"

namespace amends::app {

std::string printable(std::string_view text) {
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        const support::CodePoint decoded = support::decode_utf8(text, at);
        const char32_t one = decoded.value;
        at += decoded.length;
        if (one < 0x20)
            support::append_utf8(shown, 0x2400 + one); // ␀ … ␟
        else if (one == 0x7f)
            support::append_utf8(shown, 0x2421);
        else if (one >= 0x80 && one < 0xa0)
            support::append_utf8(shown, 0xfffd);
        else if (one == 0x2028 || one == 0x2029 || (one >= 0x202a && one <= 0x202e)
                 || (one >= 0x2066 && one <= 0x2069))
            support::append_utf8(shown, 0xfffd); // line ends and turns of direction
        else
            support::append_utf8(shown, one);
    }
    return shown;
}

} // namespace amends::app
