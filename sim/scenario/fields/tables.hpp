#pragma once
// Every object of the format has one table.
#include "sim/scenario/fields/table.hpp"
#include "sim/scenario/fields/value_named.hpp"

namespace amends::scenario::fields {

/// A condition whose limits stand in an object of their own: {"mood": {"min": -20}}.
template <class T>
struct Wrapped {
    T inner;
};

/// {"promise": {…}, "ever": false}
struct PromiseCondition {
    HasPromise promise;
    Reach ever = Reach::ever;
};

/// A shared sub-script in a file of its own.
struct PartFile {
    int format = format_version;
    std::string part;
    std::vector<FlagId> flags;
    std::vector<Node> nodes;
};

/// What stands in scenario.json beside the members of Scenario.
struct ScenarioFile {
    int format = format_version;
    Scenario scenario;
};

// clang-format off
template <> const ObjectTable<AllOf>& table_of<AllOf>();
template <> const ObjectTable<AnyOf>& table_of<AnyOf>();
template <> const ObjectTable<NotThat>& table_of<NotThat>();
template <> const ObjectTable<HasAct>& table_of<HasAct>();
template <> const ObjectTable<HasLabel>& table_of<HasLabel>();
template <> const ObjectTable<HasAction>& table_of<HasAction>();
template <> const ObjectTable<FlagIs>& table_of<FlagIs>();
template <> const ObjectTable<MoodIn>& table_of<MoodIn>();
template <> const ObjectTable<ElapsedIn>& table_of<ElapsedIn>();
template <> const ObjectTable<VisitsIn>& table_of<VisitsIn>();
template <> const ObjectTable<HasPromise>& table_of<HasPromise>();
template <> const ObjectTable<Wrapped<MoodIn>>& table_of<Wrapped<MoodIn>>();
template <> const ObjectTable<Wrapped<ElapsedIn>>& table_of<Wrapped<ElapsedIn>>();
template <> const ObjectTable<Wrapped<VisitsIn>>& table_of<Wrapped<VisitsIn>>();
template <> const ObjectTable<PromiseCondition>& table_of<PromiseCondition>();
template <> const ObjectTable<Range<std::int64_t>>& table_of<Range<std::int64_t>>();
template <> const ObjectTable<Range<Amount>>& table_of<Range<Amount>>();
template <> const ObjectTable<Effect>& table_of<Effect>();
/// Only its shape: a condition is one of many objects.
template <> const ObjectShape& shape_of<Condition>();

template <> const ObjectTable<Item>& table_of<Item>();
template <> const ObjectTable<TrackPoint>& table_of<TrackPoint>();
template <> const ObjectTable<Shipment>& table_of<Shipment>();
template <> const ObjectTable<Order>& table_of<Order>();
template <> const ObjectTable<Photo>& table_of<Photo>();
template <> const ObjectTable<Stock>& table_of<Stock>();
template <> const ObjectTable<Article>& table_of<Article>();
template <> const ObjectTable<Department>& table_of<Department>();
template <> const ObjectTable<Ticket>& table_of<Ticket>();
template <> const ObjectTable<SavedReply>& table_of<SavedReply>();
template <> const ObjectTable<Fact>& table_of<Fact>();
template <> const ObjectTable<EarlierLine>& table_of<EarlierLine>();
template <> const ObjectTable<ActionRule>& table_of<ActionRule>();
template <> const ObjectTable<Desk>& table_of<Desk>();

template <> const ObjectTable<Line>& table_of<Line>();
template <> const ObjectTable<Expectation>& table_of<Expectation>();
template <> const ObjectTable<Expects>& table_of<Expects>();
template <> const ObjectTable<Choice>& table_of<Choice>();
template <> const ObjectTable<Transition>& table_of<Transition>();
template <> const ObjectTable<Fallback>& table_of<Fallback>();
template <> const ObjectTable<Hint>& table_of<Hint>();
template <> const ObjectTable<Sample>& table_of<Sample>();
template <> const ObjectTable<TimeJump>& table_of<TimeJump>();
template <> const ObjectTable<GuideStep>& table_of<GuideStep>();
template <> const ObjectTable<Node>& table_of<Node>();
template <> const ObjectTable<Ending>& table_of<Ending>();

template <> const ObjectTable<Contact>& table_of<Contact>();
template <> const ObjectTable<Customer>& table_of<Customer>();
template <> const ObjectTable<Row>& table_of<Row>();
template <> const ObjectTable<Variable>& table_of<Variable>();
template <> const ObjectTable<StockChange>& table_of<StockChange>();
template <> const ObjectTable<ShipmentChange>& table_of<ShipmentChange>();
template <> const ObjectTable<Event>& table_of<Event>();
template <> const ObjectTable<NeededAction>& table_of<NeededAction>();
template <> const ObjectTable<ResolutionWay>& table_of<ResolutionWay>();
template <> const ObjectTable<ActionGrade>& table_of<ActionGrade>();
template <> const ObjectTable<Resolution>& table_of<Resolution>();
template <> const ObjectTable<WrapOption>& table_of<WrapOption>();
template <> const ObjectTable<WrapUp>& table_of<WrapUp>();
template <> const ObjectTable<TestExpectation>& table_of<TestExpectation>();
template <> const ObjectTable<ScenarioTest>& table_of<ScenarioTest>();
template <> const ObjectTable<Suppression>& table_of<Suppression>();
template <> const ObjectTable<Include>& table_of<Include>();
template <> const ObjectTable<Scenario>& table_of<Scenario>();
template <> const ObjectTable<PartFile>& table_of<PartFile>();
// clang-format on

/// `"amount": {"min": …, "max": …}` for members amount_min and amount_max.
template <class T, class Number>
Field<T> amount_field() {
    Field<T> made;
    made.shape = {"amount",
                  false,
                  {"金额范围（分），含两端", "limits of the amount in minor units, inclusive"},
                  Value<Range<Number>>::shape({}),
                  {}};
    made.read = [](Reader& in, const Json& json, T& out, const Rules&) {
        Range<Number> range;
        read_object(in, json, range);
        out.amount_min = range.min;
        out.amount_max = range.max;
    };
    made.write = [](std::string& out, const T& object, const Rules&) {
        if (object.amount_min || object.amount_max) {
            write_object(out, Range<Number>{object.amount_min, object.amount_max});
        }
    };
    return made;
}

} // namespace amends::scenario::fields
