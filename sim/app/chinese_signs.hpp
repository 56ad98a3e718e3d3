#pragma once
// Sentences for the judge keep narrow signs in Chinese, too; people read them with the wide ones.
#include <string>
#include <string_view>

namespace amends::app {

/// `, : ; ? ! ( )` beside a Chinese character become "，：；？！（）", and the blank behind such a sign goes.
/// Clocks, prices and words in Latin letters keep theirs.
[[nodiscard]] std::string with_chinese_signs(std::string_view);

} // namespace amends::app
