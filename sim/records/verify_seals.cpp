// First the entries along their chain, then each table beside the entries that stand for its rows.
#include "sim/records/verify_seals.hpp"

#include "sim/records/columns.hpp"
#include "sim/records/schema.hpp"
#include "sim/records/seals.hpp"

#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace amends::records {
namespace {

using Kind = Tampering::Kind;

class SealCheck {
public:
    SealCheck(Reader& reader, VerifyReport& report) : database_(reader.database()), report_(report) {}

    void all() {
        if (!database_.tableExists("seals")) {
            if (is_of_seals(user_version(database_))) found(Kind::seal, {}, {}, 0);
            return;
        }
        read_acceptances();
        follow_chain();
        for (const SealedTable& table : sealed_tables())
            if (database_.tableExists(std::string(table.name))) compare(table);
    }

private:
    /// How an entry stands while the chain is followed.
    struct Entry {
        bool is_open = false;   ///< no later one takes its place, and its row is not gone
        bool has_words = false; ///< its key and its salt are there
    };

    /// Whether files of that version have seals.
    static bool is_of_seals(int version) {
        const auto steps = schema_steps();
        const auto at = std::find_if(steps.begin(), steps.end(),
                                     [](const SchemaStep& step) { return step.name == "012_seals"; });
        return at != steps.end() && version > at - steps.begin();
    }

    static Tampering tampering(Kind kind, std::string table, std::string row, std::int64_t number) {
        Tampering one;
        one.kind = kind;
        one.seq = number;
        one.table = std::move(table);
        one.row = std::move(row);
        return one;
    }
    void found(Kind kind, std::string table, std::string row, std::int64_t number = 0) {
        report_.found.push_back(tampering(kind, std::move(table), std::move(row), number));
    }

    /// An entry that was put in or edited is found by its own seal.
    void read_acceptances() {
        if (!database_.tableExists("audit")) return;
        SQLite::Statement ask(
            database_, "SELECT subject, at_utc, actor, detail FROM audit WHERE action = ? ORDER BY seq");
        ask.bind(1, std::string(accepted_action));
        while (ask.executeStep()) // the first one stands
            acceptances_.emplace(ask.getColumn(0).getString(), AcceptedChange{{},
                                                                              ask.getColumn(1).getString(),
                                                                              ask.getColumn(2).getString(),
                                                                              ask.getColumn(3).getString()});
    }

    void tell_doubted(const std::string& table, const std::string& row, std::int64_t number) {
        const auto at = acceptances_.find(std::to_string(number));
        if (at == acceptances_.end()) return found(Kind::doubted_row, table, row, number);
        AcceptedChange accepted = at->second;
        accepted.what = tampering(Kind::doubted_row, table, row, number);
        report_.accepted.push_back(std::move(accepted));
    }

    void follow_chain() {
        SQLite::Statement ask(database_,
                              "SELECT number, kept, replaces, is_doubted, content_hash, hash, row_key, salt "
                              "FROM seals ORDER BY number");
        std::vector<Entry> entries{{}}; // by number, from 1
        Hash hash{};
        while (ask.executeStep()) {
            const Seal seal{ask.getColumn(0).getInt64(), ask.getColumn(1).getString(),
                            ask.getColumn(2).getInt64(), ask.getColumn(3).getInt() != 0,
                            bytes_in<Hash>(ask.getColumn(4))};
            const auto number = static_cast<std::int64_t>(entries.size());
            const Hash stored = bytes_in<Hash>(ask.getColumn(5));
            const bool replaces_one = seal.replaces > 0;
            const bool is_sound =
                seal.number == number && hash_seal(seal, hash) == stored
                && (!replaces_one
                    || (seal.replaces < number && entries[static_cast<std::size_t>(seal.replaces)].is_open));
            const std::string key = ask.getColumn(6).isNull() ? std::string() : ask.getColumn(6).getString();
            if (!is_sound)
                found(Kind::seal, seal.kept, key, seal.number);
            else if (seal.is_doubted)
                tell_doubted(seal.kept, key, seal.number);
            if (is_sound && replaces_one) entries[static_cast<std::size_t>(seal.replaces)].is_open = false;
            if (seal.number >= number && seal.number - number < gap_max)
                entries.resize(static_cast<std::size_t>(seal.number));
            entries.push_back(
                {seal.content_hash != Hash{}, !ask.getColumn(6).isNull() && !ask.getColumn(7).isNull()});
            hash = stored;
            report_.seals_head = std::pair(seal.number, hash);
        }
        check_ends(entries);
    }

    static constexpr std::int64_t gap_max = 1'000'000; ///< entries that are taken as missing; more is noise

    /// Entries stand for a row exactly as long as nothing took their place.
    void check_ends(const std::vector<Entry>& entries) {
        const auto last = static_cast<std::int64_t>(entries.size()) - 1;
        if (last == 0) return found(Kind::seal, {}, {}, 0);
        for (std::int64_t number = 1; number <= last; ++number) {
            const Entry& entry = entries[static_cast<std::size_t>(number)];
            if (entry.is_open != entry.has_words) tell_entry(number);
        }
        SQLite::Statement given(database_, "SELECT seq FROM sqlite_sequence WHERE name = 'seals'");
        if (given.executeStep() && given.getColumn(0).getInt64() > last) found(Kind::seal, {}, {}, last + 1);
    }

    void tell_entry(std::int64_t number) {
        SQLite::Statement ask(database_, "SELECT kept, coalesce(row_key, '') FROM seals WHERE number = ?");
        ask.bind(1, number);
        if (ask.executeStep())
            found(Kind::seal, ask.getColumn(0).getString(), ask.getColumn(1).getString(), number);
    }

    void compare(const SealedTable& table) {
        const std::string name(table.name), key = table.key_of(table.name);
        SQLite::Statement ask(database_, "SELECT " + key + ", " + table.text_of(table.name) + " FROM " + name
                                             + " ORDER BY rowid");
        SQLite::Statement find(database_,
                               "SELECT salt, content_hash FROM seals WHERE kept = ? AND row_key = ? AND "
                               "salt IS NOT NULL");
        std::int64_t sealed = 0;
        while (ask.executeStep()) {
            ++report_.rows;
            const std::string_view row = text_in(ask.getColumn(0));
            find.reset();
            find.bind(1, name);
            find.bind(2, std::string(row));
            if (!find.executeStep()) {
                found(Kind::added_row, name, std::string(row));
                continue;
            }
            ++sealed;
            const Hash now = hash_payload(bytes_in<Salt>(find.getColumn(0)), text_in(ask.getColumn(1)));
            if (now != bytes_in<Hash>(find.getColumn(1))) found(Kind::changed_row, name, std::string(row));
        }
        SQLite::Statement count(database_,
                                "SELECT count(*) FROM seals WHERE kept = ? AND row_key IS NOT NULL AND "
                                "salt IS NOT NULL");
        count.bind(1, name);
        if (count.executeStep() && count.getColumn(0).getInt64() == sealed) return;
        SQLite::Statement gone(database_,
                               "SELECT row_key FROM seals WHERE kept = ? AND row_key IS NOT NULL AND salt "
                               "IS NOT NULL AND row_key NOT IN (SELECT "
                                   + key + " FROM " + name + ") ORDER BY number");
        gone.bind(1, name);
        while (gone.executeStep())
            found(Kind::removed_row, name, gone.getColumn(0).getString());
    }

    SQLite::Database& database_;
    VerifyReport& report_;
    std::map<std::string, AcceptedChange> acceptances_; ///< by the number of the entry
};

/// What a row is to people; {row} is its key.
support::Localized row_words(const std::string& table) {
    static const std::map<std::string_view, support::Localized> words = {
        {"people", {"人员 {row}", "Person {row}"}},
        {"pins", {"{row} 的 PIN", "The PIN of {row}"}},
        {"programmes", {"考核项目 {row}", "Programme {row}"}},
        {"programme_forms", {"考核项目试卷中的一个场景（{row}）", "A case of a programme's form ({row})"}},
        {"programme_people", {"考核项目的一名成员（{row}）", "A member of a programme ({row})"}},
        {"sittings", {"考试 {row}", "Sitting {row}"}},
        {"sitting_attempts", {"考试中的一次演练（{row}）", "An attempt of a sitting ({row})"}},
        {"shop_figures", {"一项本店实际数据（{row}）", "A figure of the shop's own ({row})"}},
        {"improvement_plans", {"改进计划 {row}", "Improvement plan {row}"}},
        {"rules", {"文字保留期限（{row}）", "The rule for keeping texts ({row})"}},
        {"audit", {"操作记录第 {row} 条", "Audit entry {row}"}},
        {"brought_audit", {"另一台电脑的一条操作记录（{row}）", "An audit entry of another desk ({row})"}},
        {"erasures", {"一条删除登记（{row}）", "The note of an erasure ({row})"}},
        {"shared_turns", {"交给培训师的一轮（{row}）", "A turn given to the trainer ({row})"}},
    };
    const auto at = words.find(table);
    return at == words.end() ? support::Localized{table + " {row}", table + " {row}"} : at->second;
}

support::Localized with_row(support::Localized text, const char* place, const support::Localized& value) {
    for (const auto& [into, by] : {std::pair(&text.zh, &value.zh), std::pair(&text.en, &value.en)})
        if (const std::size_t at = into->find(place); at != std::string::npos)
            into->replace(at, std::string_view(place).size(), *by);
    return text;
}

/// At its last place: what is put in last is not looked through for others.
void put_in(support::Localized& text, std::string_view place, const std::string& value) {
    for (std::string* one : {&text.zh, &text.en})
        if (const std::size_t at = one->rfind(place); at != std::string::npos)
            one->replace(at, place.size(), value);
}

} // namespace

support::Localized sentence(const AcceptedChange& accepted) {
    const std::string key = accepted.what.row.empty() ? "?" : accepted.what.row;
    support::Localized text{"曾在程序之外被改动、加入或删除；{who} 已于 {day} 认可：{reason}",
                            "was changed, put in or taken out, not by this program; accepted on {day} by "
                            "{who}: {reason}"};
    put_in(text, "{day}", accepted.at_utc.substr(0, 10));
    put_in(text, "{who}", accepted.who.empty() ? "–" : accepted.who);
    put_in(text, "{reason}", accepted.reason);
    const support::Localized row = with_row(row_words(accepted.what.table), "{row}", {key, key});
    return {row.zh + "：" + text.zh, row.en + ": " + text.en};
}

void check_seals(Reader& reader, VerifyReport& report) {
    SealCheck(reader, report).all();
}

support::Localized sentence_of_row(const Tampering& found) {
    const std::string number = std::to_string(found.seq), key = found.row.empty() ? "?" : found.row;
    const support::Localized row = with_row(row_words(found.table), "{row}", {key, key});
    switch (found.kind) {
    case Kind::changed_row:
        return with_row({"{what}：在程序之外被改动过。", "{what}: changed, and not by this program."},
                        "{what}", row);
    case Kind::added_row:
        return with_row({"{what}：在程序之外被加入。", "{what}: put in, and not by this program."}, "{what}",
                        row);
    case Kind::removed_row:
        return with_row({"{what}：在程序之外被删除。", "{what}: taken out, and not by this program."},
                        "{what}", row);
    case Kind::doubted_row:
        return with_row(
            {"{what}：曾在程序之外被改动、加入或删除，之后又由程序重新写入。",
             "{what}: was changed, put in or taken out, not by this program, and was written again by it "
             "later."},
            "{what}", row);
    default: break;
    }
    if (found.seq == 0)
        return {"各表各行的封签不见了：无法判断人员、考核项目和考试是否被改动过。",
                "The seals of the tables' rows are missing: nobody can tell whether people, programmes and "
                "sittings "
                "were changed."};
    return with_row({"封签 {number}：被改动、插入或删除过，它所记的那一行无法核对。",
                     "Seal {number}: changed, put in or taken out; the row it stands for cannot be checked."},
                    "{number}", {number, number});
}

} // namespace amends::records
