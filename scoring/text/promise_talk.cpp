#include "scoring/text/promise_talk.hpp"

#include "scoring/text/promise_scope.hpp"

#include <algorithm>
#include <array>

namespace amends::text {
namespace {

/// What stands around the words of a hit, set by set.
class Surroundings {
public:
    Surroundings(const CompiledLexicon& lexicon, const Reading& reading, const RuleHit& hit)
        : lexicon_(lexicon), reading_(reading), hit_(hit),
          clause_(reading.map.clauses[reading.map.clause_of(hit.begin)]),
          end_(reading.map.clauses[reading.map.clause_of(hit.end - 1)].end), hit_end_(hit.end) {
        const std::u32string_view text = reading.normal.text; // "refund*" found in "refunding"
        while (hit_end_ < end_ && is_latin_letter(text[hit_end_ - 1]) && is_latin_letter(text[hit_end_]))
            ++hit_end_;
    }

    [[nodiscard]] bool in_hit(std::string_view set) const { return holds(set, hit_.begin, hit_end_); }
    [[nodiscard]] bool in_clause(std::string_view set) const { return holds(set, clause_.begin, end_); }
    [[nodiscard]] bool in_sentence(std::string_view set) const {
        const Sentence& sentence = reading_.map.sentence_of(hit_.begin);
        return holds(set, sentence.begin, sentence.end);
    }
    /// In the words or up to `reach` code points behind them.
    [[nodiscard]] bool just_behind(std::string_view set, std::uint32_t reach) const {
        return holds(set, hit_.begin, std::min(end_, hit_end_ + reach));
    }
    /// The last word of the set that begins before the hit's end, in its clause; null when there is none.
    [[nodiscard]] const SetHit* last_before_end(std::string_view set) const {
        return last(set, clause_.begin, hit_end_);
    }
    /// The last word of the set that ends in the hit or behind it, in its clause.
    [[nodiscard]] const SetHit* last_behind(std::string_view set) const {
        const SetHit* found = last(set, clause_.begin, end_);
        return found != nullptr && found->end > hit_.begin ? found : nullptr;
    }
    /// From `at` to the end of the hit somebody sets about doing something.
    [[nodiscard]] bool goes_on_to_do(std::uint32_t at) const {
        return holds("case.talk.deed", at, hit_end_) || holds("case.talk.then", at, hit_end_);
    }
    /// From `at` to the end of the clause something is done, or named as to come.
    [[nodiscard]] bool done_later(std::uint32_t at) const {
        return holds("case.talk.deed", at, end_) || holds("case.talk.soon", at, end_);
    }
    [[nodiscard]] bool asked() const { return clause_.question; }
    /// The plain text behind the hit, at most `length` code points of its clause.
    [[nodiscard]] std::u32string_view behind(std::uint32_t length) const {
        return std::u32string_view(reading_.normal.text).substr(hit_end_, std::min(length, end_ - hit_end_));
    }

private:
    [[nodiscard]] bool holds(std::string_view set, std::uint32_t begin, std::uint32_t end) const {
        return holds_set(lexicon_, reading_, set, begin, end);
    }
    [[nodiscard]] const SetHit* last(std::string_view set, std::uint32_t begin, std::uint32_t end) const {
        const auto index = lexicon_.find_set(set);
        if (!index) return nullptr;
        const auto& hits = reading_.hits_of_set[*index];
        const SetHit* found = nullptr;
        for (auto hit = std::lower_bound(hits.begin(), hits.end(), begin,
                                         [](const SetHit&one, std::uint32_t at) { return one.begin < at; });
             hit != hits.end() && hit->begin < end; ++hit)
            found = &*hit;
        return found;
    }

    const CompiledLexicon& lexicon_;
    const Reading& reading_;
    const RuleHit& hit_;
    const Clause& clause_;
    std::uint32_t end_;     ///< of the clause the hit ends in
    std::uint32_t hit_end_; ///< of its last word
};

/// "let me check the refund", "I'm sorry about the exchange", "the refund you want": the measure is what is
/// looked up, regretted, wished, talked about.
bool is_what_is_spoken_of(const Surroundings& words) {
    for (const std::string_view set : {"case.talk.look", "case.talk.about", "case.talk.wanted"}) {
        if (words.asked() && set == "case.talk.about") continue; // "How about a voucher?"
        const SetHit* spoken = words.last_before_end(set);
        if (spoken != nullptr && !words.goes_on_to_do(spoken->end)) return true;
    }
    return false;
}

/// 补发的杯子昨天寄出了, "the replacement arrived", 退款的进度: told back, or the name of a thing.
bool is_told_back(const Surroundings& words) {
    for (const std::string_view set : {"case.talk.past", "case.talk.trouble"}) {
        const SetHit* past = words.last_behind(set);
        if (past != nullptr && !words.in_hit("case.talk.vow") && !words.done_later(past->end)) return true;
    }
    const std::u32string_view behind = words.behind(3);
    constexpr std::array<std::u32string_view, 6> before_it{U"前",   U"之前", U"以前",
                                                           U"时候", U"的时", U"时用"};
    const bool before = std::any_of(before_it.begin(), before_it.end(),
                                    [&](std::u32string_view word) { return behind.starts_with(word); });
    if (before && !words.in_hit("instant")) return true; // "今天17点前" is a time
    if (words.in_hit("case.talk.deed")) return false;
    return behind.starts_with(U"的") && !words.in_hit("case.talk.may") && !words.done_later(0);
}

/// "I've your refund here", "I am the one who handles exchanges": who is or has, and does nothing.
bool only_is_or_has(const Surroundings& words) {
    return words.in_hit("case.talk.be_or_have") && !words.in_hit("case.talk.doing");
}

/// 我跟您说实话, "I can tell you it left": what is told at once is no report to come.
bool is_told_now(const Surroundings& words) {
    if (words.in_sentence("case.talk.result")) return false;
    return words.just_behind("case.talk.say_now", 6) || words.in_hit("case.talk.cannot_tell");
}

} // namespace

bool only_talks_of_it(const CompiledLexicon& lexicon, const Reading& reading, const RuleHit& hit) {
    const Rule& rule = lexicon.rules()[hit.rule];
    if (rule.measure.empty() || rule.act == way_asked) return false;
    const Surroundings words(lexicon, reading, hit);
    if (rule.measure == "follow_up") return is_told_now(words);
    if (rule.measure == "chase_parcel") return words.in_clause("case.talk.who_chased");
    const bool goods = is_way_out(rule.measure) || rule.measure == "pickup" || rule.measure == "inspect"
                       || rule.measure == "freight_subsidy" || rule.measure == "courier_claim";
    if (!goods) return false;
    if (words.in_clause("case.talk.habit") || words.in_clause("case.talk.wish")) return true;
    if (rule.measure != "redispatch" && words.just_behind("case.talk.no_goods", 8)) return true;
    if (rule.measure == "inspect" && words.in_clause("case.talk.no_test")) return true;
    if (is_way_out(rule.measure) && words.in_clause("case.talk.hedge")) return true;
    if (rule.measure == "freight_subsidy") return words.in_clause("case.talk.not_ours");
    const bool looks = rule.measure == "inspect"; // looking at it is the measure
    return (!looks && is_what_is_spoken_of(words)) || is_told_back(words) || only_is_or_has(words);
}

} // namespace amends::text
