#include "sim/app/manager/people_page.hpp"

#include "sim/app/answer_words.hpp"
#include "sim/app/platform/files.hpp"
#include "sim/app/platform/replace_file.hpp"
#include "sim/app/printable.hpp"
#include "sim/records/chain.hpp"

namespace amends::app {
namespace {

constexpr std::size_t people_table_bytes_max = 64U << 20U;
constexpr std::size_t previewed_people_max = 200;

std::string role_word(const ui::Texts& texts, records::Role role) {
    return texts.get("cli.people.role." + std::string(records::to_string(role)));
}

} // namespace

void PeoplePage::read() {
    if (!std::exchange(is_stale_, false) && read_lang_ == lang()) return;
    read_lang_ = lang();
    const ui::Texts& texts = desk_.texts();
    view_.people.clear();
    for (const records::Role role : {records::Role::trainee, records::Role::trainer, records::Role::manager})
        view_.roles.at(static_cast<std::size_t>(role)) = role_word(texts, role);
    view_.may_change = desk_.may(records::Right::change_people) && !desk_.is_demonstration();
    view_.own_id = desk_.actor().id();
    for (const records::Person& person : desk_.people()) {
        ui::ListedPerson one{.id = person.id,
                             .name = person.name,
                             .group = person.group,
                             .role = static_cast<std::size_t>(person.role),
                             .is_active = person.state == records::PersonState::active,
                             .is_merged = person.state == records::PersonState::merged,
                             .has_pin = person.has_pin};
        if (one.is_merged)
            one.state = texts.get("people.merged_into", {{"id", person.merged_into}});
        else if (!one.is_active)
            one.state = texts.get("people.inactive");
        view_.people.push_back(std::move(one));
    }
}

void PeoplePage::draw(ui::Rect rect, ui::Commands&) {
    read();
    const ui::PeopleListOutcome outcome = ui::draw_people_list(desk_.ui(), rect, view_, widgets_);
    if (outcome.change) change(*outcome.change);
    if (outcome.looks_into) look_into(*outcome.looks_into);
    if (outcome.takes_import) import();
    if (outcome.writes_table) write_table();
    if (!widgets_.imports) {
        view_.import.reset();
        to_import_.clear();
    }
}

bool PeoplePage::was_written(records::Store::Ticket ticket) {
    const auto fault = desk_.store().wait(ticket).fault;
    view_.problem = fault ? records::sentence(*fault).in(lang()) : std::string();
    widgets_.loaded.clear(); // the fields show what stands
    desk_.ui().wake.within(0);
    if (fault) return false;
    desk_.forget();
    return true;
}

void PeoplePage::change(const ui::PersonAsked& asked) {
    using ui::PersonWish;
    auto& store = desk_.store();
    const records::Actor actor = desk_.actor();
    const auto role = static_cast<records::Role>(asked.role);
    const auto changed = [&](records::PersonChange what) {
        return was_written(records::change_person(store, actor, asked.id, std::move(what)));
    };
    switch (asked.wish) {
    case PersonWish::add: {
        const std::string id = asked.id.empty() ? records::fresh_uuid() : asked.id;
        if (!was_written(records::add_people(store, actor, {{id, asked.words, role, asked.group}}))) return;
        widgets_.adds = false;
        widgets_.chosen = id;
        return;
    }
    case PersonWish::rename: changed(records::Renamed{asked.words}); return;
    case PersonWish::group: changed(records::GroupGiven{asked.words}); return;
    case PersonWish::role: changed(records::RoleGiven{role}); return;
    case PersonWish::activate: changed(records::Activated{true}); return;
    case PersonWish::deactivate: changed(records::Activated{false}); return;
    case PersonWish::merge:
        if (changed(records::MergedInto{asked.words})) widgets_.chosen = asked.words;
        return;
    case PersonWish::reset_pin:
        if (changed(records::PinReset{}))
            desk_.tell(desk_.texts().get("people.pin_was_reset"), ui::Tone::good);
        return;
    }
}

/// Reads a table and says all that is wrong with it before anything is written.
void PeoplePage::look_into(const std::string& file) {
    const ui::Texts& texts = desk_.texts();
    ui::ImportLook look{.file = file};
    to_import_.clear();
    auto bytes = platform::read_file(file, people_table_bytes_max);
    if (!bytes) {
        look.summary = texts.get(
            "people.unreadable",
            {{"file", printable(file)}, {"why", answer_words(bytes.error().answer, FileDeed::read, texts)}});
        view_.import = std::move(look);
        return;
    }
    auto read = read_roster(std::filesystem::path(file).filename().string(), std::move(bytes).value(),
                            desk_.people(), records::fresh_uuid);
    if (!read) {
        look.summary = texts.get("people.no_table");
        look.problems.push_back(texts.get(read.error().text));
        view_.import = std::move(look);
        return;
    }
    const Roster& roster = read.value();
    for (support::Problem problem : roster.problems) {
        problem.message = {printable(problem.message.zh), printable(problem.message.en)};
        look.problems.push_back(support::format_problem(problem, lang()));
    }
    look.may_import = !has_errors(roster.problems) && !roster.people.empty();
    look.summary =
        !has_errors(roster.problems)
            ? texts.get("people.would_add", {{"added", roster.people.size()}, {"known", roster.known}})
            : texts.get("people.nothing_yet");
    if (look.may_import) to_import_ = roster.people;
    for (const records::NewPerson& one : to_import_) {
        if (look.people.size() == previewed_people_max) break;
        const std::string role = view_.roles.at(static_cast<std::size_t>(one.role));
        look.people.push_back(texts.get(one.group.empty() ? "people.import_line" : "people.import_line_group",
                                        {{"name", printable(one.name)},
                                         {"id", one.id},
                                         {"role", role},
                                         {"group", printable(one.group)}}));
    }
    view_.import = std::move(look);
}

void PeoplePage::import() {
    const std::size_t count = to_import_.size();
    if (!was_written(records::add_people(desk_.store(), desk_.actor(), to_import_))) {
        view_.import = ui::ImportLook{.file = {}, .summary = view_.problem};
        return;
    }
    widgets_.imports = false;
    desk_.tell(desk_.texts().get("people.imported", {{"count", count}}), ui::Tone::good);
}

/// The list as a table that can be read back, beside the other written files.
void PeoplePage::write_table() {
    const std::filesystem::path folder = desk_.host().data / "exports";
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const std::filesystem::path file = folder / "people.csv";
    const auto written = platform::replace_file(file, roster_text(desk_.people()));
    if (written)
        desk_.tell(desk_.texts().get("people.table_written", {{"file", file.string()}}), ui::Tone::good);
    else
        desk_.tell(desk_.texts().get(
                       "people.table_failed",
                       {{"why", answer_words(written.error().answer, FileDeed::written, desk_.texts())}}),
                   ui::Tone::bad);
}

} // namespace amends::app
