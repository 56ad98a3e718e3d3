#pragma once
// Traditional characters one by one, for lists that are looked for without the judge's table.

namespace amends::rubric {

/// The simplified character; any other as it is.
char32_t simplified(char32_t);

} // namespace amends::rubric
