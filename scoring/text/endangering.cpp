#include "scoring/text/endangering.hpp"

#include "scoring/text/facts_words.hpp"

#include <algorithm>
#include <array>

namespace amends::text {
namespace {

class HarmSought {
public:
    HarmSought(const CompiledLexicon& lexicon, const CaseReading& the_case, const Reading& reply)
        : said_(lexicon, reply), known_(lexicon, the_case.desk), told_(lexicon, the_case.customer) {}

    std::vector<Endangering> find() {
        seek_danger();
        seek_denied_right();
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Endangering& a, const Endangering& b) { return a.begin < b.begin; });
        return std::move(found_);
    }

private:
    [[nodiscard]] static bool stated(const TextWithSets& text, std::string_view set) {
        const auto hits = first_few(text.hits(set));
        return std::any_of(hits.begin(), hits.end(), [&](const SetHit& hit) { return text.states(hit); });
    }
    /// Said outright: behind no if ("use it if you press harder" is said of what is to be done).
    [[nodiscard]] bool said_outright(const SetHit& hit) const {
        const ClauseMap& map = said_.reading().map;
        const std::size_t clause = map.clause_of(hit.begin);
        const std::size_t when = map.sentence_of(hit.begin).condition_clause;
        return said_.states(hit) && when >= clause
               && (when > clause || hit.begin < map.clauses[clause].condition_from);
    }
    /// Not of the new one, of what holds once it is mended, or beside a warning.
    [[nodiscard]] bool said_of_this_one(const SetHit& hit) const {
        return !said_.sentence_holds(hit.begin, "safe_of_other")
               && !said_.clause_holds(hit.begin, "safe_undone");
    }
    /// `sign`: words that must stand in the same sentence; empty: none.
    void seek(std::string_view set, Endangering::Kind kind, std::string_view sign) {
        for (const SetHit& hit : first_few(said_.hits(set))) {
            const bool meant =
                said_outright(hit) && (kind == Endangering::Kind::right || said_of_this_one(hit));
            if (meant && (sign.empty() || said_.sentence_holds(hit.begin, sign)))
                found_.push_back({kind, hit.begin, hit.end});
        }
    }

    /// 再到坡上试一次, "try the brake on the slope once more": also where it is asked as a favour, never of
    /// what we do ourselves.
    [[nodiscard]] bool bids(const SetHit& hit) const {
        const ClauseMap& map = said_.reading().map;
        const Clause& clause = map.clauses[map.clause_of(hit.begin)];
        if (clause.reported || map.quoted(hit.begin, hit.begin + 1) || map.negated(hit.begin)) return false;
        if (clause.question && !said_.clause_holds(hit.begin, "asks_a_favour")) return false;
        for (const std::string_view set : {"spared", "done_by_us", "of_new_one", "safe_undone"})
            if (said_.clause_holds(hit.begin, set)) return false;
        return true;
    }
    void seek_deeds() {
        for (const SetHit& hit : first_few(said_.hits("says_unsafe_deed")))
            if (bids(hit)) found_.push_back({Endangering::Kind::danger, hit.begin, hit.end});
        for (const SetHit& hit : first_few(said_.hits("says_try")))
            if (bids(hit) && said_.clause_holds(hit.begin, "once_more"))
                found_.push_back({Endangering::Kind::danger, hit.begin, hit.end});
    }

    void seek_danger() {
        if (stated(said_, "warned")) return;
        const bool forbidden = stated(known_, "danger_fact");
        const bool feared = stated(told_, "danger_sign") || told_.holds("grave_sign");
        const bool fine = known_.holds("fine_fact");
        if (forbidden || (feared && !fine)) seek("says_go_on", Endangering::Kind::danger, {});
        if (forbidden) seek_deeds();
        if (forbidden || (feared && !fine)) seek("says_normal", Endangering::Kind::danger, "danger_sign");
        if (fine) return;
        for (const std::string_view set : {"says_go_on", "says_normal"})
            seek(set, Endangering::Kind::danger, "grave_sign");
    }
    void seek_denied_right() {
        const bool held = known_.holds("right_held") && !known_.holds("right_over");
        if (!held && !known_.holds("window_open")) return;
        seek("denies_right", Endangering::Kind::right, {});
        seek("denies_return", Endangering::Kind::right, "says_law");
    }

    TextWithSets said_, known_, told_;
    std::vector<Endangering> found_;
};

} // namespace

std::vector<Endangering> endangering_words(const CompiledLexicon& lexicon, const CaseReading& the_case,
                                           const Reading& reply) {
    return HarmSought(lexicon, the_case, reply).find();
}

} // namespace amends::text
