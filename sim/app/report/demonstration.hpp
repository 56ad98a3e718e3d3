#pragma once
#include "sim/app/library.hpp"
#include "sim/records/programmes.hpp"
#include "sim/ui/base/texts.hpp"

#include <atomic>
#include <functional>
#include <map>

namespace amends::app {

/// What invented people say: sample replies of the library's own cases, with the labels their authors gave
/// them. By the invented case; each turn of it has its own.
struct InventedReply {
    std::string text;
    std::vector<std::string> labels;
};
struct InventedTurn {
    std::string node, customer;
    std::vector<InventedReply> replies; ///< told_from or more, no two alike
};
using InventedTalk = std::map<std::string, std::vector<InventedTurn>>;
/// Of the case of each topic that has most to tell; a topic without cases stays without words.
InventedTalk invented_talk(const std::vector<LibraryCase>&, support::Lang);

/// "Quality · invented case A1"; null: it is none of the demonstration's.
std::optional<std::string> title_of_invented(const std::string& scenario, const ui::Texts&);

/// The demonstration's store in a folder of its own in the data folder, one a language, so that nothing
/// invented ever stands among what is real. Filled when it is new: 40 people who sat the baseline some twelve
/// weeks ago, practised, and sat the final some four weeks ago, with the shop's figures of the three weeks
/// before and the three after.
records::Outcome<records::Store> open_demonstration(const std::filesystem::path& data, support::Lang,
                                                    const std::function<InventedTalk()>&);

/// Fills a store that lists nobody with a programme of 40 invented people, 28 of whom pass the baseline and
/// 36 the final (70 and 90 %, the shape of the training material). Everything in it is marked as invented.
/// The same each time but for ids of attempts and the time. Null: durable.
std::optional<records::StoreFault> put_demonstration(records::Store&, support::Lang);

/// A store's clock that can be set back while invented people are put into it; else the machine's.
class InventedClock {
public:
    InventedClock() : set_(std::make_shared<std::atomic<std::int64_t>>(0)) {}
    /// For StoreOptions::wall_ms.
    [[nodiscard]] std::function<std::int64_t()> reading() const;
    void set(std::int64_t wall_ms) const { set_->store(wall_ms); }
    void release() const { set_->store(0); }

private:
    std::shared_ptr<std::atomic<std::int64_t>> set_; ///< 0: the machine's
};

/// The same crowd several times over, each person with a name of one's own making: for trying what a large
/// cohort does to a page.
struct InventedCrowd {
    int people = 40;                             ///< a multiple of 40 keeps 70 and 90 %
    std::function<std::string(int number)> name; ///< from 0; empty: "Invented 01"
    InventedTalk talk = {};
    /// The store's: sittings and practice are spread over weeks. Null: all of it is now, without practice.
    const InventedClock* clock = nullptr;
};
std::optional<records::StoreFault> put_crowd(records::Store&, support::Lang, const InventedCrowd&);

} // namespace amends::app
