#pragma once
#include "sim/app/platform/clock.hpp"
#include "sim/ui/base/texts.hpp"

#include <string>

namespace amends::app {

/// A moment of this machine's calendar as a person says it: "today 17:30", "yesterday 09:05", "3 November
/// 08:00", with the year when it is another one.
[[nodiscard]] std::string spoken_time(const ui::Texts&, const platform::LocalTime& then,
                                      const platform::LocalTime& now);
/// The same of a stored "2026-03-01T09:30:00.250Z", seen from now; the text itself when it is no moment.
[[nodiscard]] std::string spoken_time(const ui::Texts&, const std::string& utc);

/// "27 November" of "2026-11-27", with the year when it is another one than today's; the text itself when it
/// is no day.
[[nodiscard]] std::string spoken_day(const ui::Texts&, const std::string& day);

} // namespace amends::app
