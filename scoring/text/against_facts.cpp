#include "scoring/text/against_facts.hpp"

#include "scoring/text/facts_words.hpp"
#include "scoring/text/normalise.hpp"

#include <algorithm>
#include <array>

namespace amends::text {
namespace {

constexpr std::array<std::string_view, 14> colours = {
    "colour.red",    "colour.blue",   "colour.white", "colour.black",  "colour.green",
    "colour.yellow", "colour.grey",   "colour.pink",  "colour.purple", "colour.brown",
    "colour.orange", "colour.silver", "colour.gold",  "colour.beige"};

/// The character that stands for each of `colours` inside a name: 雾白, 浅蓝.
constexpr std::u32string_view han_of_colour = U"红蓝白黑绿黄灰粉紫棕橙银金米";
static_assert(han_of_colour.size() == colours.size());

struct Opposites {
    std::string_view said, known;
};
/// What a reply says of how a matter stands, and the facts it cannot stand beside.
constexpr std::array<Opposites, 20> opposites = {{{"says_window_over", "window_open"},
                                                  {"says_warranty_over", "warranty_on"},
                                                  {"says_not_late", "is_late"},
                                                  {"says_goods_missing", "goods_back"},
                                                  {"says_post_it_yourself", "we_collect"},
                                                  {"says_pickup_costs", "we_collect"},
                                                  {"says_needs_box", "no_box_needed"},
                                                  {"says_used", "trying_is_fine"},
                                                  {"says_old_one_first", "old_one_stays"},
                                                  {"says_inspection_first", "no_inspection_first"},
                                                  {"says_chased", "never_chased"},
                                                  {"says_only_one", "others_too"},
                                                  {"says_keep_it", "must_come_back"},
                                                  {"says_other_account", "own_name_only"},
                                                  {"says_own_phone", "not_on_phone"},
                                                  {"says_screen", "no_screen"},
                                                  {"says_wages", "no_wages"},
                                                  {"says_no_withdrawing", "may_withdraw"},
                                                  {"says_withdrawing_costs", "withdrawing_is_free"},
                                                  {"says_name", "no_names"}}};

/// What was done to the goods or is not there, said to bar a return, and the facts by which it bars none.
constexpr std::array<Opposites, 3> bars = {{{"was_tried", "trying_is_fine"},
                                            {"box_missing", "no_box_needed"},
                                            {"was_activated", "activating_is_fine"}}};

/// A return is said to be barred in the sentence of these words, under an if or not.
bool bars_a_return(const TextWithSets& text, const SetHit& hit) {
    return text.meant(hit.begin) && text.sentence_states(hit.begin, "no_return");
}

/// Reply and facts, and the words both are searched for.
class FactsCompared {
public:
    FactsCompared(const CompiledLexicon& lexicon, const CaseReading& the_case, const Reading& reply)
        : case_(the_case), said_(lexicon, reply), known_(lexicon, the_case.desk),
          told_(lexicon, the_case.customer) {}

    std::vector<Breach> find() {
        if (case_.desk.normal.text.empty()) return {};
        compare_colours();
        compare_colour_of_order();
        compare_sizes();
        compare_quantities();
        compare_paid();
        compare_durations();
        compare_dates("placed");
        compare_dates("got");
        compare_dates("bounced");
        compare_stock();
        compare_stock_counts();
        compare_delivered();
        compare_postage();
        compare_authority();
        compare_standings();
        compare_bars();
        compare_arrivals();
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
                if (said_.states(hit) && said_.clause_holds(hit.begin, "ordered") && !other
                    && !said_.sentence_holds(hit.begin, "came_otherwise"))
                    other = PlaceOfWords{hit.begin, hit.end};
        }
        if (other && fact) put(Breach::Kind::colour, Label::misinforming, *other, *fact);
    }
    /// "You ordered red" where the order's own line names other colours, whatever the customer speaks of.
    void compare_colour_of_order() {
        const auto line = known_.first("order_line");
        if (!line || !said_.holds("ordered")) return;
        const std::u32string_view order = known_.sentence_text(line->begin);
        const auto is_ordered = [&](std::size_t colour) {
            return order.find(han_of_colour[colour]) != std::u32string_view::npos
                   || known_.sentence_holds(line->begin, colours[colour]);
        };
        bool any_known = false;
        for (std::size_t i = 0; i < colours.size(); ++i)
            any_known = any_known || is_ordered(i);
        if (!any_known) return;
        for (std::size_t i = 0; i < colours.size(); ++i) {
            if (is_ordered(i)) continue;
            for (const SetHit& hit : first_few(said_.hits(colours[i]))) {
                if (!said_.states(hit) || !said_.clause_holds(hit.begin, "ordered")) continue;
                if (said_.sentence_holds(hit.begin, "came_otherwise")
                    || names_ordered_colour(hit.begin, is_ordered))
                    continue;
                put(Breach::Kind::colour, Label::misinforming, {hit.begin, hit.end}, *line);
                return;
            }
        }
    }
    template <class IsOrdered>
    [[nodiscard]] bool names_ordered_colour(std::uint32_t at, const IsOrdered& is_ordered) const {
        const std::u32string_view sentence = said_.sentence_text(at);
        for (std::size_t i = 0; i < colours.size(); ++i)
            if (is_ordered(i)
                && (said_.sentence_holds(at, colours[i])
                    || sentence.find(han_of_colour[i]) != std::u32string_view::npos))
                return true;
        return false;
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
            if (said_.in_time(number)) continue;
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
        for (const Money& money : case_.desk.money)
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
            // What the bank did is done: of "the 9th" only the day counts, its month may be read as the next.
            const bool done = event == "bounced";
            const auto of_month = [](const std::string& day) { return day.substr(8); };
            const bool same = std::any_of(known.begin(), known.end(), [&](const SaidDate& fact) {
                return done ? of_month(fact.day) == of_month(said.day) : fact.day == said.day;
            });
            // A later day may be another's, or one to come.
            const bool later = said.day > known.front().day && !done;
            if (same || later || stands_elsewhere(said.place)) continue;
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
                if (denied && said_.sentence_holds(hit.begin, "place_of_stock")) continue;
                // "没货了" of the last few is news.
                constexpr std::int64_t last_few = 3;
                if (denied && line->count <= last_few && said_.text().substr(hit.end, 1) == U"了") continue;
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

    /// "We have thirty in stock" where the only line counts three.
    void compare_stock_counts() {
        const std::vector<StockLine> lines = known_.stock_lines();
        if (lines.size() != 1) return;
        for (const SetHit& hit : first_few(said_.hits("has_stock"))) {
            if (!said_.states(hit)) continue;
            for (const NumberWords& number : said_.reading().numbers) {
                const bool near = number.end <= hit.begin && hit.begin - number.end <= 8;
                if (!near || number.hundredths <= lines.front().count * 100) continue;
                if (!said_.clause_holds(number.begin, "has_stock") || !counts_what_is_left(number, hit))
                    continue;
                put(Breach::Kind::stock, Label::misinforming, {number.begin, hit.end}, lines.front().place);
                return;
            }
        }
    }

    /// "30 in stock", "还有30台现货"; of "42码有货" the number is a size.
    [[nodiscard]] bool counts_what_is_left(const NumberWords& number, const SetHit& stock) const {
        constexpr std::u32string_view counters = U"个件台只双条套盒瓶箱部张本把支袋";
        const std::u32string_view between = said_.text().substr(number.end, stock.begin - number.end);
        if (between.empty()) return false;
        if (is_han(between.front())) return counters.find(between.front()) != std::u32string_view::npos;
        return !said_.is_size(number);
    }

    /// What the reply says stands in plain words against what the facts say of the same.
    void compare_standings() {
        for (const Opposites& one : opposites) {
            const auto fact = known_.first(one.known);
            if (!fact || is_over(*fact)) continue;
            for (const SetHit& hit : first_few(said_.hits(one.said))) {
                if (!said_.states(hit) || said_.clause_holds(hit.begin, "spared")) continue;
                put(Breach::Kind::standing, Label::misinforming, {hit.begin, hit.end}, *fact);
                break;
            }
        }
    }

    /// "Once it's opened it can't go back", 包装打开了就没法退, in one sentence and whatever the if.
    void compare_bars() {
        for (const Opposites& one : bars) {
            const auto fact = known_.first(one.known);
            if (!fact || is_over(*fact)) continue;
            for (const SetHit& hit : first_few(said_.hits(one.said))) {
                if (!bars_a_return(said_, hit) || said_.sentence_holds(hit.begin, "bars_nothing")) continue;
                put(Breach::Kind::standing, Label::misinforming, {hit.begin, hit.end}, *fact);
                break;
            }
        }
    }

    /// "Returnable until 15 January", and it is later than that.
    [[nodiscard]] bool is_over(PlaceOfWords fact) const {
        const Sentence& sentence = known_.reading().map.sentence_of(fact.begin);
        return std::any_of(known_.reading().times.begin(), known_.reading().times.end(),
                           [&](const TimeWords& time) {
                               return time.begin >= fact.begin && time.end <= sentence.end && time.is_instant
                                      && (!case_.now || time.deadline.instant < *case_.now);
                           });
    }

    /// "It'll be there tomorrow" where every day the desk shows for it is later.
    void compare_arrivals() {
        if (!case_.now || case_.now->size() < 10) return;
        const std::string today = case_.now->substr(0, 10);
        std::optional<SaidDate> first;
        for (const SaidDate& fact : arrivals_in(known_))
            if (fact.day >= today && (!first || fact.day < first->day)) first = fact;
        if (!first) return;
        for (const SaidDate& said : arrivals_in(said_)) {
            if (!said.is_stated || said.day < today || said.day >= first->day) continue;
            if (said_.clause_holds(said.place.begin, "hedge") || said_.denied_before(said.place.begin))
                continue;
            put(Breach::Kind::arrival, Label::overpromising, said.place, first->place);
            return;
        }
    }
    /// "周五就到" and not "今天发周五到".
    static bool goes_straight(const TextWithSets& text, std::uint32_t from, std::uint32_t to) {
        const std::u32string_view between = text.text().substr(from, to - from);
        const bool sends = between.find_first_of(U"发寄出取,、。 ") != std::u32string_view::npos;
        return !sends
               && std::none_of(
                   text.reading().times.begin(), text.reading().times.end(),
                   [&](const TimeWords& other) { return other.begin >= from && other.begin < to; });
    }
    /// The days on which goods reach the customer.
    static std::vector<SaidDate> arrivals_in(const TextWithSets& text) {
        constexpr std::uint32_t beside = 4;     // code points from a day to 到
        constexpr std::uint32_t beside_en = 10; // "there on", "arrive by"
        constexpr std::size_t most_looked_at = 40;
        std::vector<SaidDate> found;
        for (const TimeWords& time : text.reading().times) {
            if (found.size() >= most_looked_at) break;
            if (!time.is_instant || time.deadline.instant.size() < 10) continue;
            if (text.sentence_holds(time.begin, "other_arrival")) continue;
            const bool arrives =
                std::any_of(text.hits("arrives_zh").begin(), text.hits("arrives_zh").end(),
                            [&](const SetHit& hit) {
                                return hit.begin >= time.end && hit.begin <= time.end + beside
                                       && goes_straight(text, time.end, hit.begin);
                            })
                || std::any_of(text.hits("arrives_en").begin(), text.hits("arrives_en").end(),
                               [&](const SetHit& hit) {
                                   return hit.end <= time.begin && time.begin <= hit.end + beside_en;
                               });
            if (arrives)
                found.push_back(
                    {time.deadline.instant.substr(0, 10), {time.begin, time.end}, text.states(time)});
        }
        return found;
    }

    void compare_delivered() {
        compare_not_delivered();
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

    /// "It was delivered yesterday" of a parcel the desk shows on its way.
    void compare_not_delivered() {
        const auto fact = known_.first_said("not_got");
        if (!fact || known_.holds("was_got")) return;
        for (const SetHit& hit : first_few(said_.hits("was_got"))) {
            if (!said_.states(hit) || said_.sentence_holds(hit.begin, "shown_wrongly")) continue;
            if (!said_.sentence_holds(hit.begin, "parcel")) continue;
            put(Breach::Kind::delivered, Label::misinforming, {hit.begin, hit.end}, *fact);
            return;
        }
    }

    /// "We pay the way back" where the rule has the customer pay it.
    void compare_postage_granted() {
        const auto they = payer(known_, "they_pay");
        if (!they) return;
        for (const SetHit& hit : first_few(said_.hits("all_postage"))) {
            if (!said_.states(hit) || said_.sentence_holds(hit.begin, "insured")) continue;
            put(Breach::Kind::postage, Label::overpromising, {hit.begin, hit.end}, *they);
            return;
        }
    }

    /// Who pays for sending it back.
    void compare_postage() {
        compare_postage_granted();
        if (!said_.holds("postage") || said_.holds("we_pay")) return;
        const auto we = payer(known_, "we_pay");
        const auto fact = we ? we : known_.first("we_collect");
        if (!fact || payer(known_, "they_pay")) return;
        if (const auto said = payer(said_, "they_pay"))
            put(Breach::Kind::postage, Label::misinforming, *said, *fact);
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
            const bool of_goodwill = said_.clause_holds(money.begin, "give_part");
            if (!said_.states(money) || !(of_goodwill || said_.clause_holds(money.begin, "give_money")))
                continue;
            if (++looked_at > most_looked_at) return;
            if (said_.holds("asks_leave")) continue;
            const Money* limit = limit_of(money, of_goodwill);
            if (limit == nullptr || money.minor <= limit->minor) continue;
            put(Breach::Kind::authority, Label::overpromising, {money.begin, money.end},
                {limit->begin, limit->end});
            return;
        }
    }
    /// What the desk may give of this kind; null where no limit bears on it. What the customer asks for is no
    /// leave to give it; what the facts name is.
    [[nodiscard]] const Money* limit_of(const Money& money, bool of_goodwill) const {
        const bool named =
            std::any_of(case_.desk.money.begin(), case_.desk.money.end(), [&](const Money& fact) {
                return fact.minor == money.minor && fact.currency == money.currency;
            });
        if (named) return nullptr;
        if (said_.clause_holds(money.begin, "coupon")) {
            const Money* own = limit_on_list(money.currency, [&](const Money& fact) {
                return known_.sentence_holds(fact.begin, "coupon");
            });
            return own != nullptr ? own : limit_of_coupons(money.currency);
        }
        const bool whole = said_.sentence_holds(money.begin, "whole_refund") || granted_earlier();
        if (of_goodwill && !whole)
            if (const Money* own = limit_on_list(money.currency, [&](const Money& fact) {
                    return !known_.sentence_holds(fact.begin, "grants_refund");
                }))
                return own;
        if (case_.known_numbers.contains(money.minor) || is_outdone(money)) return nullptr;
        return largest(money.currency);
    }
    /// A supervisor has been heard on it.
    [[nodiscard]] bool granted_earlier() const {
        constexpr std::array<std::u32string_view, 8> words = {
            U"批了", U"已批", U"同意了", U"主管同意", U"approved", U"granted", U"signed off", U"agreed to"};
        return std::any_of(words.begin(), words.end(), [&](std::u32string_view word) {
            return case_.earlier.find(word) != std::u32string::npos;
        });
    }
    /// The largest of those sums that an agent grants alone by the desk's own list and for which `counts`
    /// holds.
    template <class Counts>
    [[nodiscard]] const Money* limit_on_list(const std::string& currency, const Counts& counts) const {
        const Money* limit = nullptr;
        for (const Money& money : case_.desk.money)
            if (money.currency == currency && known_.sentence_holds(money.begin, "grants_alone")
                && counts(money) && (limit == nullptr || money.minor > limit->minor))
                limit = &money;
        return limit;
    }
    [[nodiscard]] const Money* limit_of_coupons(const std::string& currency) const {
        const Money* limit = nullptr;
        for (const Money& money : case_.desk.money)
            if (money.currency == currency && known_.sentence_holds(money.begin, "coupon")
                && known_.sentence_holds(money.begin, "authority")
                && (limit == nullptr || money.minor > limit->minor))
                limit = &money;
        return limit;
    }
    [[nodiscard]] const Money* largest(const std::string& currency) const {
        const Money* most = nullptr;
        for (const Money& money : case_.desk.money)
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
        : said_(lexicon, reply), told_(pieces_of_matter(the_case.customer.normal.text)),
          photos_(captions_of(the_case.all_facts)) {
        const TextWithSets told(lexicon, the_case.customer);
        colour_told_ = std::any_of(colours.begin(), colours.end(),
                                   [&](std::string_view colour) { return told.holds(colour); })
                       || told.text().find_first_of(han_of_colour) != std::u32string_view::npos;
        day_told_ = std::any_of(told.reading().times.begin(), told.reading().times.end(),
                                [](const TimeWords& time) { return time.is_instant; });
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
        if (photo_known_ && said_.clause_holds(clause.begin, "ask_photo") && shows_that(clause)) return true;
        if (colour_told_ && said_.clause_holds(clause.begin, "which_colour")) return true;
        if (day_told_ && said_.clause_holds(clause.begin, "which_day")) return true;
        return clause.question && is_told(told_, said_.clause_text(clause));
    }

private:
    /// What the customer's pictures show, by the desk.
    static Pieces captions_of(std::u32string_view facts) {
        Pieces all;
        for (const std::u32string_view lead : {U"有客户照片:", U"a photo of the customer's:"})
            for (std::size_t at = facts.find(lead); at != facts.npos; at = facts.find(lead, at + 1)) {
                const std::size_t begin = at + lead.size();
                const std::size_t end = std::min(facts.find_first_of(U"。.\n", begin), facts.size());
                const Pieces one = pieces_of_matter(facts.substr(begin, end - begin));
                all.insert(all.end(), one.begin(), one.end());
            }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }
    /// The picture asked for is there: it is of what one of them shows, and no better one is wanted.
    [[nodiscard]] bool shows_that(const Clause& clause) const {
        return !said_.sentence_holds(clause.begin, "afresh")
               && shared_pieces(pieces_of_matter(said_.clause_text(clause)), photos_) > 0;
    }

    TextWithSets said_;
    Pieces told_;   ///< by the customer
    Pieces photos_; ///< what the pictures on the desk show
    bool order_known_ = false, photo_known_ = false, colour_told_ = false, day_told_ = false;
};

} // namespace

bool bars_a_return_as_facts_do(const CompiledLexicon& lexicon, const CaseReading& the_case,
                               const Reading& reply) {
    const TextWithSets said(lexicon, reply), known(lexicon, the_case.desk);
    const auto bars_one = [](const TextWithSets& text, std::string_view set) {
        const auto hits = first_few(text.hits(set));
        return std::any_of(hits.begin(), hits.end(),
                           [&](const SetHit& hit) { return bars_a_return(text, hit); });
    };
    return std::any_of(bars.begin(), bars.end(), [&](const Opposites& one) {
        return !known.holds(one.known) && bars_one(said, one.said) && bars_one(known, one.said);
    });
}

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
