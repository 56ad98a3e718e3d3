#include "sim/app/cli/programme_asked.hpp"
#include "sim/app/cli/told_refusal.hpp"
#include "sim/app/people/duties.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/report/shop_table.hpp"

#include <algorithm>

namespace amends::app::cli {
namespace {

constexpr std::size_t shop_table_bytes_max = 16U << 20U;

/// Whom the rows of a table may name: members by the id they joined with and by who they are now.
ShopNames shop_names(const std::vector<records::Member>& members,
                     const std::vector<records::Person>& people) {
    ShopNames names;
    for (const records::Member& one : members) {
        names.people.insert(one.person);
        if (!one.group.empty()) names.groups.insert(one.group);
    }
    for (const records::Person& person : people)
        if (names.people.contains(person.id) && !person.merged_into.empty())
            names.people.insert(person.merged_into);
    return names;
}

/// What is wrong with a table, on standard error. True: nothing of it may be written.
bool told_shop_table(const ShopTable& table, const Environment& environment) {
    for (support::Problem problem : table.problems) {
        problem.message = {printable(problem.message.zh), printable(problem.message.en)};
        environment.err << format_problem(problem, environment.lang()) << '\n';
    }
    return support::has_errors(table.problems);
}

/// How many rows are new, replace another figure, or stand there already; the last are not written again.
struct ShopCounts {
    std::size_t added = 0, replaced = 0, known = 0;
    std::vector<records::ShopFigure> to_write;
};
ShopCounts compare_figures(const std::vector<records::ShopFigure>& there,
                           const std::vector<records::ShopFigure>& read) {
    ShopCounts counts;
    for (const records::ShopFigure& one : read) {
        const auto twin = std::find_if(there.begin(), there.end(), [&](const records::ShopFigure& other) {
            return same_place(other, one);
        });
        const bool is_known = twin != there.end() && same_figure(*twin, one);
        ++(twin == there.end() ? counts.added : is_known ? counts.known : counts.replaced);
        if (!is_known) counts.to_write.push_back(one);
    }
    return counts;
}

} // namespace

Exit import_figures(const AskedOfProgramme& asked) {
    Exit code = Exit::fine;
    const auto programme = programme_named(asked.reader, asked.command.words[0], asked.environment, code);
    if (!programme) return code;
    if (const auto no = why_not(asked.reader, asked.actor, records::Right::run_programmes))
        return told_fault(*no, asked.environment);
    const std::string& file = asked.command.words[1];
    auto bytes = platform::read_file(file, shop_table_bytes_max);
    if (!bytes) {
        asked.environment.say_unreadable(file, bytes.error());
        return Exit::unusable;
    }
    const auto members = records::members_of(asked.reader, programme->id);
    const auto people = records::list_people(asked.reader);
    const auto there = records::shop_figures_of(asked.reader, programme->id);
    if (!members) return told_fault(members.error(), asked.environment);
    if (!people) return told_fault(people.error(), asked.environment);
    if (!there) return told_fault(there.error(), asked.environment);
    const auto read =
        read_shop_table(file, std::move(bytes).value(), shop_names(members.value(), people.value()), today());
    if (!read) return told_refusal(read.error(), asked.environment);
    if (told_shop_table(read.value(), asked.environment)) {
        asked.environment.say("cli.programme.no_figures");
        return Exit::unusable;
    }
    ShopCounts counts = compare_figures(there.value(), read.value().figures);
    if (!counts.to_write.empty())
        if (const auto failed = asked.failed(
                put_shop_figures(asked.store, asked.actor, programme->id, std::move(counts.to_write))))
            return *failed;
    if (asked.command.json)
        asked.document({{"added", counts.added}, {"replaced", counts.replaced}, {"known", counts.known}});
    else
        asked.line("cli.programme.figures",
                   {{"added", counts.added}, {"replaced", counts.replaced}, {"known", counts.known}});
    return Exit::fine;
}

} // namespace amends::app::cli
