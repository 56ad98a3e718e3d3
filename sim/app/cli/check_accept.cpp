#include "sim/app/cli/check_accept.hpp"

#include "sim/app/author/case_file.hpp"
#include "sim/app/cli/told_refusal.hpp"
#include "sim/app/platform/places.hpp"
#include "sim/app/printable.hpp"
#include "support/json_print.hpp"

#include <algorithm>
#include <ostream>
#include <set>

namespace amends::app::cli {
namespace {

using scenario::Found;
using scenario::Suppression;

/// How the list of suppressions of one case changes, from its end to its beginning.
class Renewal {
public:
    Renewal(const scenario::Scenario& script, const scenario::Accepted& accepted, std::string reason)
        : script_(script), accepted_(accepted), reason_(std::move(reason)) {
        for (std::size_t i = script.suppress.size(); i-- > 0;)
            renew(i);
        std::size_t end = script.suppress.size() - gone_ + added_.size();
        std::set<std::pair<std::string, std::string>> written;
        for (const Found& found : accepted.left) {
            if (!scenario::can_be_accepted(found.problem) || !is_of_a_reply(found)) continue;
            if (written.emplace(found.problem.code, at_of(found)).second)
                add(end++, {found.problem.code, at_of(found), reason_});
        }
    }
    [[nodiscard]] const std::vector<Suppression>& added() const { return added_; }
    [[nodiscard]] const std::vector<Suppression>& removed() const { return removed_; }
    [[nodiscard]] author::Edit edit() const { return {{"更新忽略", "Renew what is accepted"}, {}, changes_}; }

private:
    [[nodiscard]] std::string at_of(const Found& found) const {
        return scenario::narrowest_at(script_, found);
    }
    /// Walks tell of the whole case; those stay with the author.
    static bool is_of_a_reply(const Found& found) {
        return !scenario::taken_in_passing({found.problem.code, {}, {}}, {found}).empty();
    }
    void renew(std::size_t index) {
        const Suppression& old = script_.suppress[index];
        const auto& covered = accepted_.accepted[index];
        const bool is_stale = covered.empty() && scenario::is_told_later(old.code);
        const auto in_passing = scenario::taken_in_passing(old, covered);
        if (!is_stale && in_passing.empty()) return;
        std::set<std::string> written;
        std::size_t next = index + 1;
        for (const Found& found : in_passing)
            if (const std::string at = at_of(found); written.insert(at).second)
                add(next++, {old.code, at, old.reason});
        changes_.push_back(author::RemoveValue{list() / index});
        removed_.push_back(old);
        ++gone_;
    }
    void add(std::size_t index, Suppression one) {
        std::string json = R"({"code": )" + support::json_string(one.code);
        if (!one.at.empty()) json += R"(, "at": )" + support::json_string(one.at);
        json += R"(, "reason": )" + support::json_string(one.reason) + "}";
        changes_.push_back(author::InsertEntry{list(), index, std::move(json)});
        added_.push_back(std::move(one));
    }
    static author::JsonPlace list() { return author::JsonPlace{} / "suppress"; }

    const scenario::Scenario& script_;
    const scenario::Accepted& accepted_;
    std::string reason_;
    std::vector<author::Change> changes_;
    std::vector<Suppression> added_, removed_;
    std::size_t gone_ = 0;
};

void print(const Renewal& renewal, Environment& environment) {
    const auto line = [&](const char* id, const Suppression& one) {
        environment.out << environment.texts.get(
            id, {{"code", printable(one.code)}, {"at", printable(one.at)}, {"reason", printable(one.reason)}})
                        << '\n';
    };
    for (const Suppression& one : renewal.removed())
        line("cli.check.accept_removed", one);
    for (const Suppression& one : renewal.added())
        line("cli.check.accept_added", one);
}

Exit write(const LibraryCase& one, const Renewal& renewal, Environment& environment) {
    const auto data = platform::data_folder();
    if (!data) return told_refusal({"cli.no_data_folder", {}}, environment);
    OpenedCase opened = open_case_file(one.file, author::DocumentKind::scenario, data.value() / "author");
    if (const auto made = opened.file.history.make(renewal.edit()); !made) {
        environment.say(made.error());
        return Exit::unusable;
    }
    const FileNews news = save_case_file(opened.file);
    if (news.kind == FileNews::Kind::read_only)
        return told_refusal({"cli.read_only", {{"file", printable(one.file.string())}}}, environment);
    if (news.kind != FileNews::Kind::saved) {
        environment.err << "amends: " << news_words(news, environment.texts) << '\n';
        return Exit::unusable;
    }
    return Exit::fine;
}

} // namespace

Exit accept_misread(const LibraryCase& one, const CheckedTests& tests, const std::string& reason,
                    Environment& environment) {
    const scenario::Scenario& script = *one.loaded.scenario;
    const Renewal renewal(script, tests.accepted, reason);
    const bool writes = !reason.empty();
    if (writes && (!renewal.added().empty() || !renewal.removed().empty()))
        if (const Exit exit = write(one, renewal, environment); exit != Exit::fine) return exit;
    print(renewal, environment);
    environment.out << environment.texts.get(
        writes ? "cli.check.accept_done" : "cli.check.accept_would",
        {{"case", script.id.value}, {"added", renewal.added().size()}, {"removed", renewal.removed().size()}})
                    << '\n';
    return Exit::fine;
}

} // namespace amends::app::cli
