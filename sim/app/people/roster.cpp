#include "sim/app/people/roster.hpp"

#include "sim/app/hand_table.hpp"

#include <map>
#include <set>

namespace amends::app {
namespace {

using support::Severity;

enum Column { id_column, name_column, role_column, group_column, columns };

constexpr std::array<std::pair<std::string_view, Column>, 31> column_words = {
    {{"id", id_column},       {"employee id", id_column},   {"staff id", id_column}, {"no", id_column},
     {"编号", id_column},     {"編號", id_column},          {"工号", id_column},     {"工號", id_column},
     {"员工编号", id_column}, {"員工編號", id_column},      {"name", name_column},   {"姓名", name_column},
     {"名字", name_column},   {"role", role_column},        {"角色", role_column},   {"岗位", role_column},
     {"崗位", role_column},   {"职务", role_column},        {"職務", role_column},   {"group", group_column},
     {"team", group_column},  {"department", group_column}, {"小组", group_column},  {"小組", group_column},
     {"组别", group_column},  {"組別", group_column},       {"班组", group_column},  {"班組", group_column},
     {"部门", group_column},  {"部門", group_column},       {"组", group_column}}};

constexpr std::array<std::pair<std::string_view, records::Role>, 20> role_words = {
    {{"trainee", records::Role::trainee},    {"agent", records::Role::trainee},
     {"学员", records::Role::trainee},       {"學員", records::Role::trainee},
     {"客服", records::Role::trainee},       {"新人", records::Role::trainee},
     {"trainer", records::Role::trainer},    {"coach", records::Role::trainer},
     {"培训师", records::Role::trainer},     {"培訓師", records::Role::trainer},
     {"讲师", records::Role::trainer},       {"講師", records::Role::trainer},
     {"培训员", records::Role::trainer},     {"manager", records::Role::manager},
     {"supervisor", records::Role::manager}, {"经理", records::Role::manager},
     {"經理", records::Role::manager},       {"主管", records::Role::manager},
     {"管理员", records::Role::manager},     {"管理員", records::Role::manager}}};

/// Reads rows one by one and keeps what was said about them.
class RosterReader {
public:
    RosterReader(const std::string& file, const std::vector<records::Person>& there,
                 const std::function<std::string()>& fresh_id)
        : table_(file, columns), fresh_id_(fresh_id) {
        for (const records::Person& person : there) {
            there_.emplace(person.id, &person);
            names_.emplace(person.name, person.id);
        }
    }

    void take(const author::TableRow& row) {
        table_.begin_row(row);
        if (!table_.has_head())
            take_head();
        else if (table_.has_column(name_column))
            take_person();
    }

    Roster done(const std::vector<author::TableFault>& faults) {
        if (!table_.has_head() && faults.empty())
            table_.problem(
                0, 0, "P001", {"表格是空的", "the table is empty"},
                {"第一行写列名：编号,姓名,角色,小组", "the first row names the columns: id,name,role,group"});
        if (roster_.without_id > 0)
            table_.problem(0, 0, "P009",
                           with("有 {} 人没有编号，将各得到一个随机编号",
                                "people without an id, who get one drawn at random: {}",
                                std::to_string(roster_.without_id)),
                           {"同一份表再导入一次会被拒绝；请用 amends people list --csv 取回编号",
                            "this table cannot be imported twice; amends people list --csv gives the ids"},
                           Severity::note);
        table_.take_faults(faults, "P011");
        roster_.problems = table_.take_problems();
        return std::move(roster_);
    }

private:
    void take_head() {
        table_.take_head(column_words, "P003",
                         {"认识的列：编号、姓名、角色、小组", "known are id, name, role, group"});
        if (!table_.has_column(name_column))
            table_.problem(
                table_.line(), 1, "P002", {"缺少姓名一列", "the column of names is missing"},
                {"第一行写列名：编号,姓名,角色,小组", "the first row names the columns: id,name,role,group"});
    }

    void take_person() {
        const std::size_t errors_before = table_.problem_count();
        records::NewPerson person{table_.cell(id_column), table_.cell(name_column), records::Role::trainee,
                                  table_.cell(group_column)};
        read_role(person);
        if (const auto beyond = table_.cell_beyond_head())
            table_.problem(
                table_.line(), static_cast<int>(*beyond) + 1, "P010",
                with("这一行的格数多于列名，“{}”不属于任何一列",
                     "this row has more cells than there are columns: \"{}\" belongs to none",
                     table_.words_at(*beyond)),
                {"姓名里有逗号时，给整格加上引号", "put quotation marks round a name that holds a comma"});
        const bool has_id = !person.id.empty();
        if (!has_id) take_without_id(person);
        check_words(person);
        const bool stands_already = has_id && check_known(person);
        if (table_.problem_count() > errors_before) return;
        if (stands_already) {
            ++roster_.known;
            return;
        }
        if (!has_id) {
            ++roster_.without_id;
            person.id = fresh_id_();
        }
        roster_.people.push_back(std::move(person));
    }

    void read_role(records::NewPerson& person) {
        const std::string word = table_.cell(role_column);
        if (word.empty()) return;
        if (const auto role = role_of_word(word))
            person.role = *role;
        else
            table_.problem_at(role_column, "P005",
                              with("角色“{}”不认识", "the role \"{}\" is not known", word),
                              {"写 学员、培训师 或 经理；空着就是学员",
                               "write trainee, trainer or manager; empty is a trainee"});
    }

    void check_words(const records::NewPerson& person) {
        records::NewPerson checked = person;
        if (checked.id.empty()) checked.id = "0";
        for (const records::PersonFlaw flaw : records::flaws_of(checked)) {
            using records::PersonFlaw;
            const bool of_id = flaw <= PersonFlaw::id_begin, of_name = flaw <= PersonFlaw::name_letters;
            table_.problem_at(of_id     ? id_column
                              : of_name ? name_column
                                        : group_column,
                              "P004", sentence(flaw), {"改正这一格", "mend this cell"});
        }
    }

    /// Without an id only the name can tell whether somebody is there already.
    void take_without_id(const records::NewPerson& person) {
        if (person.name.empty()) return; // said by its own
        const auto known = names_.find(person.name);
        if (known != names_.end())
            table_.problem_at(name_column, "P006",
                              with("已有同名的人（编号 {}），分不清是不是同一人",
                                   "somebody of this name is there (id {}): the same "
                                   "person or not?",
                                   known->second),
                              {"给这一行填上编号", "give this row an id"});
        else
            names_.emplace(person.name, "—");
    }

    /// True when the same person stands in the store word for word.
    bool check_known(const records::NewPerson& person) {
        const auto [twin, is_new] = lines_.emplace(person.id, table_.line());
        if (!is_new) {
            table_.problem_at(
                id_column, "P007",
                with("编号与第 {} 行相同", "the id stands in line {} already", std::to_string(twin->second)),
                {"每人一个编号、一行", "one id and one row a person"});
            return false;
        }
        const auto known = there_.find(person.id);
        if (known == there_.end()) return false;
        const records::Person& now = *known->second;
        if (now.state != records::PersonState::merged && now.name == person.name && now.group == person.group
            && now.role == person.role)
            return true;
        table_.problem_at(
            id_column, "P008",
            with("编号 {} 已在名单上，内容不同", "the id {} is listed with other words", person.id),
            {"用 amends people rename、role 或 group 改动，或删去这一行",
             "change them with amends people rename, role or group, or take this row out"});
        return false;
    }

    HandTable table_;
    const std::function<std::string()>& fresh_id_;
    std::map<std::string, const records::Person*, std::less<>> there_;
    std::map<std::string, std::string, std::less<>> names_; ///< and the id
    std::map<std::string, int, std::less<>> lines_;         ///< of ids in this file
    Roster roster_;
};

} // namespace

std::optional<records::Role> role_of_word(std::string_view word) {
    return meaning_of(role_words, word);
}

support::Result<Roster, author::Refused> read_roster(const std::string& file, std::string bytes,
                                                     const std::vector<records::Person>& there,
                                                     const std::function<std::string()>& fresh_id) {
    author::TableLimits limits;
    limits.rows = 200'001; // a heading and twice the largest company we were asked for
    const auto text = author::decode_text(std::move(bytes), limits);
    RosterReader reader(file, there, fresh_id);
    if (!text) {
        if (const auto damaged = damaged_place(text.error())) return reader.done({*damaged});
        return text.error();
    }
    const author::TableRead read = author::read_table(
        text.value().text, [&](author::TableRow& row) { reader.take(row); }, limits);
    return reader.done(read.faults);
}

std::string roster_text(const std::vector<records::Person>& people) {
    std::string text(author::table_mark);
    author::append_row(text, std::array<std::string, 4>{"id", "name", "role", "group"});
    for (const records::Person& person : people)
        if (person.state != records::PersonState::merged)
            author::append_row(text,
                               std::array<std::string, 4>{person.id, person.name,
                                                          std::string(to_string(person.role)), person.group});
    return text;
}

} // namespace amends::app
