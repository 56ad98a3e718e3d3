#include "scoring/text/against_facts.hpp"

#include "scoring/text/facts_words.hpp"

#include <algorithm>
#include <array>

namespace amends::text {
namespace {

constexpr std::array<std::string_view, 14> colours = {
    "colour.red",    "colour.blue",   "colour.white", "colour.black",  "colour.green",
    "colour.yellow", "colour.grey",   "colour.pink",  "colour.purple", "colour.brown",
    "colour.orange", "colour.silver", "colour.gold",  "colour.beige"};

/// Reply and facts, and the words both are searched for.
class FactsCompared {
public:
    FactsCompared(const CompiledLexicon& lexicon, const CaseReading& the_case, const Reading& reply)
        : case_(the_case), said_(lexicon, reply), known_(lexicon, the_case.facts),
          told_(lexicon, the_case.customer) {}

    std::vector<Breach> find() {
        if (case_.facts.normal.text.empty()) return {};
        compare_colours();
        compare_sizes();
        compare_quantities();
        compare_paid();
        compare_durations();
        compare_dates("placed");
        compare_dates("got");
        compare_stock();
        compare_delivered();
        compare_postage();
        compare_authority();
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Breach& a, const Breach& b) { return a.begin < b.begin; });
        return std::move(found_);
    }

private:
    void put(Breach::Kind kind, Label label, PlaceOfWords said, PlaceOfWords fact) {
        found_.push_back({kind, label, said.begin, said.end, fact.begin, fact.end});
    }

    /// "Your order was for a red cup" where the facts know of a blue one.
    void compare_colours() {
        if (!said_.holds("ordered")) return;
        std::optional<PlaceOfWords> other, fact;
        for (const std::string_view colour : colours) {
            const auto in_facts = known_.first(colour);
            if (in_facts && !fact) fact = in_facts;
            if (in_facts || told_.holds(colour) || known_earlier(colour)) continue;
            for (const SetHit& hit : first_few(said_.hits(colour)))
                if (said_.states(hit) && said_.clause_holds(hit.begin, "ordered") && !other)
                    other = PlaceOfWords{hit.begin, hit.end};
        }
        if (other && fact) put(Breach::Kind::colour, Label::misinforming, *other, *fact);
    }
    /// A colour that stands in what was said before may be what the customer asked for.
    [[nodiscard]] bool known_earlier(std::string_view colour) const {
        const auto hits = first_few(said_.hits(colour));
        return std::any_of(hits.begin(), hits.end(), [&](const SetHit& hit) {
            return stands_elsewhere({hit.begin, hit.end});
        });
    }

    void compare_sizes() {
        if (!said_.holds("ordered")) return;
        const auto fact = number_of_size(known_);
        if (!fact) return;
        for (const NumberWords& number : said_.reading().numbers) {
            if (!said_.is_size(number) || !said_.states(number)) continue;
            if (!said_.clause_holds(number.begin, "ordered") || is_known(number)) continue;
            put(Breach::Kind::size, Label::misinforming, {number.begin, number.end}, *fact);
            return;
        }
    }
    static std::optional<PlaceOfWords> number_of_size(const TextWithSets& text) {
        for (const NumberWords& number : text.reading().numbers)
            if (text.is_size(number)) return PlaceOfWords{number.begin, number.end};
        return std::nullopt;
    }
    /// Of a thing that is said over and over the first few are enough.
    static std::span<const SetHit> first_few(std::span<const SetHit> hits) {
        constexpr std::size_t most_looked_at = 40;
        return hits.first(std::min(hits.size(), most_looked_at));
    }
    [[nodiscard]] bool is_known(const NumberWords& number) const {
        return case_.known_numbers.contains(number.hundredths);
    }

    void compare_quantities() {
        if (!said_.holds("ordered")) return;
        const auto quantity = known_.number_behind({U"数量 ", U"数量", U"quantity "});
        if (!quantity) return;
        for (const NumberWords& number : said_.reading().numbers) {
            if (number.hundredths == quantity->hundredths || number.hundredths == 100) continue;
            if (!said_.states(number) || !said_.clause_holds(number.begin, "ordered")) continue;
            if (!said_.counts_goods(number, case_.all_facts)) continue;
            put(Breach::Kind::quantity, Label::misinforming, {number.begin, number.end},
                {quantity->begin, quantity->end});
            return;
        }
    }

    /// "You paid £59" where no £59 is known and the facts name a price.
    void compare_paid() {
        if (!said_.holds("paid")) return;
        const Money* price = nullptr;
        for (const Money& money : case_.facts.money)
            if (price == nullptr && known_.sentence_holds(money.begin, "paid")) price = &money;
        if (price == nullptr) return;
        for (const Money& money : said_.reading().money) {
            if (!said_.states(money) || !said_.clause_holds(money.begin, "paid")) continue;
            if (money.currency != price->currency || is_made_of_known(money.minor, price->minor)) continue;
            put(Breach::Kind::paid, Label::misinforming, {money.begin, money.end},
                {price->begin, price->end});
            return;
        }
    }
    /// Known by itself, or so many times the price.
    [[nodiscard]] bool is_made_of_known(std::int64_t minor, std::int64_t price) const {
        if (case_.known_numbers.contains(minor)) return true;
        return price > 0 && minor % price == 0 && minor / price <= 20;
    }

    /// A time the facts name for the same thing, and another one.
    void compare_durations() {
        struct Matter {
            std::string_view sentence, clause;
            Label shorter;
        };
        constexpr std::array<Matter, 3> times_known = {{{"refund", "arrive_money", Label::overpromising},
                                                        {"window", "window", Label::misinforming},
                                                        {"cover", "cover", Label::misinforming}}};
        for (const Matter& matter : times_known) {
            if (!said_.holds(matter.clause)) continue;
            const auto known = known_.durations(matter.sentence, matter.clause);
            if (known.empty()) continue;
            for (const SaidDuration& said : said_.durations(matter.sentence, matter.clause))
                if (said.is_stated && !runs_already(said)
                    && !(matter.clause != "arrive_money" && known_.names_duration(said.seconds)))
                    compare_duration(said, known, matter.shorter);
        }
    }
    /// What has passed or is left says nothing of how long it is.
    [[nodiscard]] bool runs_already(const SaidDuration& said) const {
        return said_.clause_holds(said.place.begin, "running") || said_.denied_before(said.place.begin);
    }
    void compare_duration(const SaidDuration& said, const std::vector<SaidDuration>& known, Label shorter) {
        const auto near = [&](const SaidDuration& fact) {
            const std::int64_t apart =
                std::max(said.seconds, fact.seconds) - std::min(said.seconds, fact.seconds);
            return apart * 20 <= std::max(said.seconds, fact.seconds);
        };
        if (std::any_of(known.begin(), known.end(), near)) return;
        const auto [least, most] =
            std::minmax_element(known.begin(), known.end(), [](const SaidDuration& a, const SaidDuration& b) {
                return a.seconds < b.seconds;
            });
        if (said.seconds > most->seconds)
            put(Breach::Kind::duration, Label::misinforming, said.place, most->place);
        else if (said.seconds < least->seconds && !least->is_range
                 && !said_.clause_holds(said.place.begin, "hedge"))
            put(Breach::Kind::duration, shorter, said.place, least->place);
    }

    /// When it was ordered, when it came.
    void compare_dates(std::string_view event) {
        if (!said_.holds(event)) return;
        const auto known = known_.dates(event, true);
        if (known.empty()) return;
        for (const SaidDate& said : said_.dates(event)) {
            if (!said.is_stated) continue;
            const bool same = std::any_of(known.begin(), known.end(),
                                          [&](const SaidDate& fact) { return fact.day == said.day; });
            // A later day may be another's, or one to come.
            if (same || said.day > known.front().day || stands_elsewhere(said.place)) continue;
            put(Breach::Kind::date, Label::misinforming, said.place, known.front().place);
            return;
        }
    }
    [[nodiscard]] bool stands_elsewhere(PlaceOfWords place) const {
        const auto words = said_.text().substr(place.begin, place.end - place.begin);
        return holds_words(case_.all_facts, words) || holds_words(case_.earlier, words)
               || holds_words(case_.customer.normal.text, words);
    }

    void compare_stock() {
        const std::vector<StockLine> lines = known_.stock_lines();
        if (lines.empty()) return;
        for (const bool denied : {false, true}) {
            for (const SetHit& hit : first_few(said_.hits(denied ? "no_stock" : "has_stock"))) {
                if (!said_.is_said(hit.begin) || (!denied && said_.stands_within(hit, "no_stock"))) continue;
                // News may be newer than the facts.
                if (denied && said_.clause_holds(hit.begin, "just_now")) continue;
                const bool is_denied = denied != said_.reading().map.negated(hit.begin);
                const StockLine* line = line_meant(lines, hit);
                if (line == nullptr || (line->count == 0) == is_denied) continue;
                if (names_other_colour(hit.begin, line->place.begin)) continue;
                put(Breach::Kind::stock, Label::misinforming, {hit.begin, hit.end}, line->place);
                return;
            }
        }
    }
    /// "Black is sold out" says nothing of the white one the line counts.
    [[nodiscard]] bool names_other_colour(std::uint32_t said, std::uint32_t fact) const {
        return std::any_of(colours.begin(), colours.end(), [&](std::string_view colour) {
            return said_.sentence_holds(said, colour) && !known_.sentence_holds(fact, colour);
        });
    }
    /// The line whose goods the sentence names; where it names none, the only line or one of all alike.
    [[nodiscard]] const StockLine* line_meant(const std::vector<StockLine>& lines, const SetHit& hit) const {
        const Pieces own = pieces_of(said_.sentence_text(hit.begin));
        const StockLine* best = nullptr;
        std::size_t most = 0;
        for (const StockLine& line : lines) {
            const std::size_t shared = shared_pieces(line.title, own);
            if (shared > most) {
                most = shared;
                best = &line;
            } else if (shared == most && best != nullptr && (best->count == 0) != (line.count == 0)) {
                best = nullptr;
            }
        }
        if (best != nullptr || most > 0 || known_.holds("no_stock")) return best;
        const bool alike = std::all_of(lines.begin(), lines.end(), [&](const StockLine& line) {
            return (line.count == 0) == (lines.front().count == 0);
        });
        return alike ? &lines.front() : nullptr;
    }

    void compare_delivered() {
        const auto fact = known_.first_said("was_got");
        if (!fact || known_.holds("not_got")) return;
        for (const SetHit& hit : first_few(said_.hits("not_got"))) {
            if (!said_.is_said(hit.begin) || said_.clause_holds(hit.begin, "expected")
                || said_.sentence_holds(hit.begin, "expected"))
                continue;
            if (!said_.sentence_holds(hit.begin, "order_known") && !said_.holds("ordered")) continue;
            put(Breach::Kind::delivered, Label::misinforming, {hit.begin, hit.end}, *fact);
            return;
        }
    }

    /// Who pays for sending it back. The other way round the desk often may.
    void compare_postage() {
        if (!said_.holds("postage") || said_.holds("we_pay")) return;
        const auto we = payer(known_, "we_pay");
        if (!we || payer(known_, "they_pay")) return;
        if (const auto said = payer(said_, "they_pay"))
            put(Breach::Kind::postage, Label::misinforming, *said, *we);
    }
    static std::optional<PlaceOfWords> payer(const TextWithSets& text, std::string_view who) {
        for (const SetHit& hit : text.hits(who))
            if (text.is_said(hit.begin) && text.clause_holds(hit.begin, "postage")
                && (who == "we_pay" || !text.reading().map.negated(hit.begin)))
                return PlaceOfWords{hit.begin, hit.end};
        return std::nullopt;
    }

    /// More money than the desk may grant of the same thing, or than anybody has spoken of.
    void compare_authority() {
        constexpr std::size_t most_looked_at = 8;
        std::size_t looked_at = 0;
        for (const Money& money : said_.reading().money) {
            if (!said_.states(money) || !said_.clause_holds(money.begin, "give_money")) continue;
            if (++looked_at > most_looked_at) return;
            if (said_.sentence_holds(money.begin, "asks_leave") || case_.known_numbers.contains(money.minor))
                continue;
            const Money* limit = said_.clause_holds(money.begin, "coupon") ? limit_of_coupons(money.currency)
                                                                           : largest(money.currency);
            if (limit == nullptr || money.minor <= limit->minor) continue;
            if (!said_.clause_holds(money.begin, "coupon") && is_outdone(money)) continue;
            put(Breach::Kind::authority, Label::overpromising, {money.begin, money.end},
                {limit->begin, limit->end});
            return;
        }
    }
    [[nodiscard]] const Money* limit_of_coupons(const std::string& currency) const {
        const Money* limit = nullptr;
        for (const Money& money : case_.facts.money)
            if (money.currency == currency && known_.sentence_holds(money.begin, "coupon")
                && known_.sentence_holds(money.begin, "authority")
                && (limit == nullptr || money.minor > limit->minor))
                limit = &money;
        return limit;
    }
    [[nodiscard]] const Money* largest(const std::string& currency) const {
        const Money* most = nullptr;
        for (const Money& money : case_.facts.money)
            if (money.currency == currency && (most == nullptr || money.minor > most->minor)) most = &money;
        return most;
    }
    /// Some fact that does not bear on the reply, or an earlier line, names as much.
    [[nodiscard]] bool is_outdone(const Money& money) const {
        for (const std::u32string* text : {&case_.all_facts, &case_.earlier})
            for (const Money& other : find_money(*text, find_numbers(*text)))
                if (other.minor >= money.minor) return true;
        return std::any_of(case_.customer.money.begin(), case_.customer.money.end(),
                           [&](const Money& other) { return other.minor >= money.minor; });
    }

    const CaseReading& case_;
    TextWithSets said_, known_, told_;
    std::vector<Breach> found_;
};

} // namespace

std::vector<Breach> breaches_of(const CompiledLexicon& lexicon, const CaseReading& the_case,
                                const Reading& reply) {
    return FactsCompared(lexicon, the_case, reply).find();
}

namespace {

/// What is asked in a clause, and whether it is known.
class Asked {
public:
    Asked(const CompiledLexicon& lexicon, const CaseReading& the_case, const Reading& reply)
        : said_(lexicon, reply), told_(pieces_of_matter(the_case.customer.normal.text)) {
        const TextWithSets told(lexicon, the_case.customer);
        order_known_ = desk_shows_order(the_case.all_facts) || names_an_order(the_case.earlier)
                       || names_an_order(the_case.customer.normal.text);
        photo_known_ = told.holds("photo_there") || shows_a_photo(the_case.all_facts);
    }
    [[nodiscard]] bool may_ask(const Clause& clause) const {
        return (clause.question && asks_for_something(said_.clause_text(clause)))
               || said_.clause_holds(clause.begin, "order_no")
               || said_.clause_holds(clause.begin, "ask_photo");
    }
    [[nodiscard]] bool is_known(const Clause& clause) const {
        if (order_known_ && said_.clause_holds(clause.begin, "order_no")) return true;
        if (photo_known_ && said_.clause_holds(clause.begin, "ask_photo") && !said_.holds("another"))
            return true;
        return clause.question && is_told(told_, said_.clause_text(clause));
    }

private:
    TextWithSets said_;
    Pieces told_; ///< by the customer
    bool order_known_ = false, photo_known_ = false;
};

} // namespace

bool asks_only_for_what_is_known(const CompiledLexicon& lexicon, const CaseReading& the_case,
                                 const Reading& reply, const Applied& applied) {
    const Asked asked(lexicon, the_case, reply);
    std::vector<bool> asks(reply.map.clauses.size(), false);
    for (std::size_t i = 0; i < asks.size(); ++i)
        asks[i] = asked.may_ask(reply.map.clauses[i]);
    for (const RuleHit& hit : applied.hits)
        if (lexicon.rules()[hit.rule].act.starts_with("ask_")) asks[reply.map.clause_of(hit.begin)] = true;
    bool any = false;
    for (std::size_t i = 0; i < asks.size(); ++i) {
        if (!asks[i]) continue;
        any = true;
        if (!asked.is_known(reply.map.clauses[i])) return false;
    }
    return any;
}

} // namespace amends::text
