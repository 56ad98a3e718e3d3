#include "sim/records/people.hpp"

#include "sim/records/words.hpp"
#include "support/utf8.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace amends::records {
namespace {

constexpr std::array<std::string_view, 3> role_names = {"trainee", "trainer", "manager"};
constexpr std::array<std::string_view, 3> person_states = {"active", "inactive", "merged"};
constexpr std::array<std::string_view, 10> right_names = {
    "see_people",     "change_people", "reset_pins", "read_records",    "erase_people",
    "run_programmes", "read_reports",  "mark_turns", "collect_records", "accept_changes"};

constexpr std::size_t id_letters_max = 64, name_letters_max = 200, group_letters_max = 100;

bool has_control(std::string_view text, bool lines_may_break) {
    return std::any_of(text.begin(), text.end(), [&](unsigned char one) {
        const bool breaks = one == '\n' || one == '\r' || one == '\t';
        return (one < ' ' && !(lines_may_break && breaks)) || one == 0x7f;
    });
}

bool is_broken(std::string_view text) {
    return support::find_invalid_utf8(text) != std::string_view::npos;
}

/// Characters that are not seen: joiners, marks of direction, soft hyphens. Two ids that look alike would be
/// two people.
bool has_unseen(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const support::CodePoint one = support::decode_utf8(text, at);
        const char32_t value = one.value;
        if (value == 0xAD || value == 0x61C || value == 0x180E || (value >= 0x200B && value <= 0x200F)
            || (value >= 0x202A && value <= 0x202E) || (value >= 0x2060 && value <= 0x206F) || value == 0xFEFF
            || (value >= 0xE0000 && value <= 0xE007F))
            return true;
        at += one.length;
    }
    return false;
}

/// Blanks of ASCII and the wide one of Chinese input methods.
bool has_blank(std::string_view text) {
    return text.find_first_of(" \t\r\n") != std::string_view::npos
           || text.find("　") != std::string_view::npos;
}

constexpr const char* person_columns = "SELECT id, name, role, team, state, coalesce(merged_into, ''), "
                                       "EXISTS (SELECT 1 FROM pins WHERE person = id) FROM people ";

Person person_in(SQLite::Statement& at) {
    const std::string state = at.getColumn(4).getString();
    const auto* known = std::find(person_states.begin(), person_states.end(), state);
    return {at.getColumn(0).getString(),
            at.getColumn(1).getString(),
            role_from(at.getColumn(2).getString()).value_or(Role::trainee),
            at.getColumn(3).getString(),
            static_cast<PersonState>(known - person_states.begin()),
            at.getColumn(5).getString(),
            at.getColumn(6).getInt() != 0};
}

/// Of a file that is older than people: nothing.
template <class Row, class Read>
Outcome<std::vector<Row>> people_rows(Reader& reader, const std::string& sql, const std::string* value,
                                      Read&& read) {
    return guarded<std::vector<Row>>(reader.file(), [&]() -> Outcome<std::vector<Row>> {
        std::vector<Row> rows;
        if (!reader.database().tableExists("people")) return rows;
        SQLite::Statement ask(reader.database(), sql);
        if (value) ask.bind(1, *value);
        while (ask.executeStep())
            rows.push_back(read(ask));
        return rows;
    });
}

StoreFault not_allowed(Right right) {
    return {FaultKind::not_allowed, {}, std::string(to_string(right)), {}};
}

} // namespace

std::string_view to_string(Role role) {
    return role_names.at(static_cast<std::size_t>(role));
}

std::optional<Role> role_from(std::string_view name) {
    const auto* at = std::find(role_names.begin(), role_names.end(), name);
    if (at == role_names.end()) return std::nullopt;
    return static_cast<Role>(at - role_names.begin());
}

std::string_view to_string(Right right) {
    return right_names.at(static_cast<std::size_t>(right));
}

std::string_view to_string(PersonState state) {
    return person_states.at(static_cast<std::size_t>(state));
}

bool may(Role role, Right right) {
    switch (role) {
    case Role::manager: return true;
    case Role::trainer:
        return right == Right::see_people || right == Right::read_reports || right == Right::mark_turns;
    case Role::trainee: break;
    }
    return false;
}

namespace {

/// Ids are typed as arguments and stand in tables and in names of files: none begins as an option, a formula
/// or a path does.
bool begins_as_a_sign(std::string_view id) {
    if (id.empty()) return false;
    const auto first = static_cast<unsigned char>(id.front());
    if (first < 0x80) return std::isalnum(first) == 0;
    constexpr std::array<std::string_view, 6> wide{"＝", "＋", "－", "＠", "．", "／"};
    return std::any_of(wide.begin(), wide.end(),
                       [&](std::string_view sign) { return id.substr(0, sign.size()) == sign; });
}

} // namespace

std::vector<PersonFlaw> flaws_of(const NewPerson& person) {
    std::vector<PersonFlaw> flaws;
    const auto flaw_if = [&](bool is_so, PersonFlaw flaw) {
        if (is_so) flaws.push_back(flaw);
    };
    const auto longer = [](const std::string& text, std::size_t most) {
        return support::count_code_points(text) > most;
    };
    flaw_if(person.id.empty(), PersonFlaw::id_empty);
    flaw_if(longer(person.id, id_letters_max), PersonFlaw::id_long);
    flaw_if(has_control(person.id, false) || has_blank(person.id) || is_broken(person.id)
                || has_unseen(person.id) || person.id == "erased",
            PersonFlaw::id_letters);
    flaw_if(begins_as_a_sign(person.id) || person.id.find("..") != std::string::npos, PersonFlaw::id_begin);
    flaw_if(person.name.empty(), PersonFlaw::name_empty);
    flaw_if(longer(person.name, name_letters_max), PersonFlaw::name_long);
    flaw_if(has_control(person.name, true) || is_broken(person.name), PersonFlaw::name_letters);
    flaw_if(longer(person.group, group_letters_max), PersonFlaw::group_long);
    flaw_if(has_control(person.group, true) || is_broken(person.group), PersonFlaw::group_letters);
    return flaws;
}

support::Localized sentence(PersonFlaw flaw) {
    switch (flaw) {
    case PersonFlaw::id_empty: return {"编号为空", "the id is empty"};
    case PersonFlaw::id_long: return {"编号超过 64 个字符", "the id has more than 64 characters"};
    case PersonFlaw::id_letters:
        return {"编号不能含空格、换行、控制字符或看不见的字符，也不能是 erased",
                "an id holds no blank, line break, control or unseen character and is not \"erased\""};
    case PersonFlaw::id_begin:
        return {"编号须以字母、数字或汉字开头，也不能含“..”",
                "an id begins with a letter or a digit and holds no \"..\""};
    case PersonFlaw::name_empty: return {"姓名为空", "the name is empty"};
    case PersonFlaw::name_long: return {"姓名超过 200 个字符", "the name has more than 200 characters"};
    case PersonFlaw::name_letters:
        return {"姓名里有控制字符或无效的字节", "the name holds a control character or broken bytes"};
    case PersonFlaw::group_long: return {"小组名超过 100 个字符", "the group has more than 100 characters"};
    case PersonFlaw::group_letters: break;
    }
    return {"小组名里有控制字符或无效的字节", "the group holds a control character or broken bytes"};
}

Outcome<std::vector<Person>> list_people(Reader& reader) {
    return people_rows<Person>(reader, std::string(person_columns) + "ORDER BY rowid", nullptr, person_in);
}

Outcome<std::optional<Person>> find_person(Reader& reader, const std::string& id) {
    auto rows = people_rows<Person>(reader, std::string(person_columns) + "WHERE id = ?", &id, person_in);
    if (!rows) return rows.error();
    if (rows.value().empty()) return std::optional<Person>();
    return std::optional<Person>(std::move(rows.value().front()));
}

Outcome<std::vector<std::string>> ids_of(Reader& reader, const std::string& person) {
    auto ids =
        people_rows<std::string>(reader, "SELECT id FROM people WHERE merged_into = ? ORDER BY rowid",
                                 &person, [](SQLite::Statement& at) { return at.getColumn(0).getString(); });
    if (ids) ids.value().insert(ids.value().begin(), person);
    return ids;
}

Outcome<std::vector<AttemptRow>> attempts_of(Reader& reader, const std::string& person) {
    const auto ids = ids_of(reader, person);
    if (!ids) return ids.error();
    return attempts_by(reader, ids.value());
}

Outcome<std::vector<AuditEntry>> audit_entries(Reader& reader) {
    return people_rows<AuditEntry>(
        reader, "SELECT seq, at_utc, actor, action, subject, detail FROM audit ORDER BY seq", nullptr,
        [](SQLite::Statement& at) {
            return AuditEntry{at.getColumn(0).getInt64(),  at.getColumn(1).getString(),
                              at.getColumn(2).getString(), at.getColumn(3).getString(),
                              at.getColumn(4).getString(), at.getColumn(5).getString()};
        });
}

std::optional<StoreFault> why_not(Reader& reader, const Actor& actor, Right right) {
    if (actor.id().empty()) {
        const auto all = list_people(reader);
        if (!all) return all.error();
        return all.value().empty() ? std::nullopt : std::optional(not_allowed(right));
    }
    const auto person = find_person(reader, actor.id());
    if (!person) return person.error();
    const bool is_active = person.value() && person.value()->state == PersonState::active;
    if (is_active && may(person.value()->role, right)) return std::nullopt;
    return not_allowed(right);
}

std::optional<StoreFault> why_not_read(Reader& reader, const Actor& actor, const std::string& person) {
    const auto own = is_own(reader, actor, person);
    if (!own) return own.error();
    return own.value() ? std::nullopt : why_not(reader, actor, Right::read_records);
}

} // namespace amends::records
