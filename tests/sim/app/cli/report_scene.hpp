#pragma once
// A store with a programme for tests of its report.
#include "sim/records/people.hpp"
#include "sim/records/programmes.hpp"
#include "tests/sim/app/cli/program_fixture.hpp"

#include <nlohmann/json.hpp>

#include <set>

namespace amends::app::test {

/// A store with a programme whose sittings are put there, each of five attempts of these points.
class ReportScene : public ProgramTest {
protected:
    struct Sat {
        std::string person, phase;
        double points = 80;
        std::string judge = "j1";
        bool finished = true, answered = true;
        std::int64_t critical = 0;
    };
    void put(const std::vector<std::string>& people, const std::vector<Sat>& sats) {
        auto opened = records::open_store(folder.path() / "data");
        ASSERT_TRUE(opened);
        records::Store& store = opened.value();
        records::Programme programme;
        programme.id = "p";
        programme.title = "Autumn <b>";
        programme.invented = true;
        for (const char form : {'A', 'B'})
            for (int at = 0; at < 5; ++at)
                programme.forms[form].push_back(
                    {std::string(1, form) + std::to_string(at), "f", "late", "chat", 2});
        std::vector<records::NewPerson> listed = {{"M1", "Wang", records::Role::manager, ""},
                                                  {"T1", "Li", records::Role::trainer, ""}};
        std::vector<records::Member> members;
        for (const std::string& id : people) {
            const std::string group = night.contains(id) ? "night" : "day";
            listed.push_back({id, "=cmd|<i>" + id, records::Role::trainee, group});
            members.push_back({id, members.size() % 2 == 0 ? 'A' : 'B', group});
        }
        std::vector<records::Sitting> sittings;
        for (const Sat& sat : sats)
            sittings.push_back(sitting_of(store, programme, members, sat));
        ASSERT_FALSE(store.wait(store.put_content({"f", "x", ""})).fault);
        auto reader = records::reader_of(store);
        for (records::Sitting& one : sittings)
            one.result = records::judge_sitting(reader.value(), programme, one).value();
        const auto fault =
            store.wait(records::put_invented(store, programme, listed, members, sittings)).fault;
        ASSERT_FALSE(fault) << records::sentence(*fault).en;
    }
    static records::Sitting sitting_of(records::Store& store, const records::Programme& programme,
                                       const std::vector<records::Member>& members, const Sat& sat) {
        records::Sitting sitting{records::fresh_uuid(), programme.id, sat.person, sat.phase};
        for (const records::Member& member : members)
            if (member.person == sat.person) sitting.form = records::form_of(sat.phase, member.first_form);
        for (int place = 0; place < (sat.finished ? 5 : 1); ++place) {
            const std::string id = records::fresh_uuid();
            sitting.attempts.push_back(id);
            store.begin_attempt({id, std::string(1, sitting.form) + std::to_string(place), "f", "r",
                                 sat.person, "assessment", sat.phase},
                                {"c1", 0, "began",
                                 nlohmann::json{{"person", sat.person},
                                                {"phase", sat.phase},
                                                {"mode", "assessment"},
                                                {"judge_fingerprint", sat.judge}}
                                     .dump()});
            if (sat.answered) store.append_event(id, 1, {"c1", 5, "bubble_sent", R"({"text":"x"})"});
            nlohmann::json critical = nlohmann::json::array();
            for (std::int64_t at = 0; at < sat.critical; ++at)
                critical.push_back("F1");
            const bool is_after = sat.phase == "final";
            const nlohmann::json missing = is_after && place > 0
                                               ? nlohmann::json::array()
                                               : nlohmann::json::array({{{"label", "empathy"}}});
            const nlohmann::json result{
                {"ending", "kept"},
                {"simulated_csat", is_after ? 4 : 3},
                {"first_contact_resolution", is_after},
                {"front_line_resolution", true},
                {"cost", {{"given", 1500}, {"cheapest_right", is_after ? 1500 : 1200}, {"currency", "CNY"}}},
                {"due_once", {{"follow_up", is_after}}},
                {"due_unanswered", nlohmann::json::array({"timeline"})},
                {"turns",
                 {{{"due", {"empathy", "timeline"}}, {"missing", missing}, {"seconds", 20}, {"target", 30}},
                  {{"due", nlohmann::json::array()},
                   {"missing", nlohmann::json::array()},
                   {"seconds", 40},
                   {"target", 30}}}},
                {"score",
                 {{"total", sat.points},
                  {"provisional", false},
                  {"critical", critical},
                  {"criteria", {{"resolution", sat.points}, {"timeliness", sat.points - 3 + place}}}}}};
            store.finish_attempt(
                id, sat.answered ? 2 : 1,
                {sat.finished ? records::AttemptState::finished : records::AttemptState::abandoned, 9,
                 result.dump(), "{}"});
        }
        return sitting;
    }
    Ran as(const std::string& who, std::vector<std::string> words) {
        words.insert(words.end(), {"--as", who});
        return run(words, "", {{"AMENDS_PIN_FILE", write("pin-" + who, "pin-of-" + who)}});
    }
    nlohmann::json report(const std::string& who = "M1") {
        const Ran ran = as(who, {"report", "--programme", "p", "--json"});
        EXPECT_EQ(ran.code, 0) << ran.err;
        return nlohmann::json::parse(ran.out);
    }
    std::set<std::string> night; ///< who works then; everybody else by day
    static std::vector<std::string> ids(int count) {
        std::vector<std::string> all;
        for (int at = 0; at < count; ++at)
            all.push_back("A" + std::to_string(at));
        return all;
    }
};

} // namespace amends::app::test
