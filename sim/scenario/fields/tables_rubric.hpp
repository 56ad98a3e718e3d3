#pragma once
// The tables of a rubric file.
#include "scoring/rubric/rubric.hpp"
#include "sim/scenario/fields/table.hpp"
#include "sim/scenario/fields/value_named.hpp"
#include "sim/scenario/scenario.hpp"

namespace amends::scenario {

template <>
constexpr auto enum_names<rubric::Source>() {
    using enum rubric::Source;
    return std::to_array<NameOf<rubric::Source>>({{"labels", labels},
                                                  {"resolution", resolution},
                                                  {"promises", promises},
                                                  {"timeliness", timeliness},
                                                  {"wrap_up", wrap_up},
                                                  {"composure", composure},
                                                  {"informing", informing}});
}

namespace fields {

/// The mood's effect of each label, by label.
template <>
struct Value<std::array<int, text::label_count>> {
    using Table = std::array<int, text::label_count>;
    static void read(Reader&, const Json&, Table& out, const Rules&);
    static void write(std::string&, const Table&, const Rules&);
    static Shape shape(const Rules&);
};

/// The effect of some labels.
template <>
struct Value<std::map<text::Label, int>> {
    using Table = std::map<text::Label, int>;
    static void read(Reader&, const Json&, Table& out, const Rules&);
    static void write(std::string&, const Table&, const Rules&);
    static Shape shape(const Rules&);
};

/// A percentage by temperament.
template <>
struct Value<std::map<std::string, int>> {
    static void read(Reader&, const Json&, std::map<std::string, int>& out, const Rules&);
    static void write(std::string&, const std::map<std::string, int>&, const Rules&);
    static Shape shape(const Rules&);
};

// clang-format off
template <> const ObjectTable<rubric::Criterion>& table_of<rubric::Criterion>();
template <> const ObjectTable<rubric::MoodTable>& table_of<rubric::MoodTable>();
template <> const ObjectTable<MoodOverride>& table_of<MoodOverride>();
template <> const ObjectTable<rubric::CsatRow>& table_of<rubric::CsatRow>();
template <> const ObjectTable<rubric::ServiceStep>& table_of<rubric::ServiceStep>();
template <> const ObjectTable<rubric::ListedPhrase>& table_of<rubric::ListedPhrase>();
template <> const ObjectTable<rubric::Rubric>& table_of<rubric::Rubric>();
// clang-format on

} // namespace fields
} // namespace amends::scenario
