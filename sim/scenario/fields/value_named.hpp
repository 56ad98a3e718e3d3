#pragma once
// Labels, desk actions and amounts: values with a spelling of their own.
#include "sim/scenario/fields/value.hpp"

#include <algorithm>

namespace amends::scenario::fields {

template <>
struct Value<text::Label> {
    static std::vector<std::string_view> names();
    static void read(Reader&, const Json&, text::Label& out, const Rules&);
    static void write(std::string&, text::Label, const Rules&);
    static Shape shape(const Rules&) { return {.kind = Shape::Kind::text, .names = names()}; }
};

/// A list of labels; one named twice is a problem.
template <>
struct Value<text::LabelSet> {
    static void read(Reader&, const Json&, text::LabelSet& out, const Rules&);
    static void write(std::string&, const text::LabelSet&, const Rules&);
    static Shape shape(const Rules&) {
        return {.kind = Shape::Kind::list, .parts = {Value<text::Label>::shape({})}};
    }
};

template <>
struct Value<DeskAction> {
    static std::vector<std::string_view> names();
    static void read(Reader&, const Json&, DeskAction& out, const Rules&);
    static void write(std::string&, DeskAction, const Rules&);
    static Shape shape(const Rules&) { return {.kind = Shape::Kind::text, .names = names()}; }
};

/// A whole number of minor units, or a share of a variable.
template <>
struct Value<Amount> {
    static void read(Reader&, const Json&, Amount& out, const Rules&);
    static void write(std::string&, const Amount&, const Rules&);
    static Shape shape(const Rules&);
};

/// What the agent may grant alone, by action.
template <>
struct Value<std::map<DeskAction, Amount>> {
    static void read(Reader&, const Json&, std::map<DeskAction, Amount>& out, const Rules&);
    static void write(std::string&, const std::map<DeskAction, Amount>&, const Rules&);
    static Shape shape(const Rules&);
};

/// The exits of an include.
template <>
struct Value<std::map<std::string, PlaceId>> {
    static void read(Reader&, const Json&, std::map<std::string, PlaceId>& out, const Rules&);
    static void write(std::string&, const std::map<std::string, PlaceId>&, const Rules&);
    static Shape shape(const Rules&);
};

/// A label, or a label with its condition.
template <>
struct Value<Expectation> {
    static void read(Reader&, const Json&, Expectation& out, const Rules&);
    static void write(std::string&, const Expectation&, const Rules&);
    static Shape shape(const Rules&);
};

/// {"min": …, "max": …}, both inclusive.
template <class T>
struct Range {
    std::optional<T> min, max;
};

template <>
struct Value<Condition> {
    static void read(Reader&, const Json&, Condition& out, const Rules&);
    static void write(std::string&, const Condition&, const Rules&);
    static Shape shape(const Rules&);
};

template <>
struct Value<Effect> {
    static void read(Reader&, const Json&, Effect& out, const Rules&);
    static void write(std::string&, const Effect&, const Rules&);
    static Shape shape(const Rules&);
};

} // namespace amends::scenario::fields
