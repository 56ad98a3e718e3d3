#include "scoring/text/word_order.hpp"

#include "scoring/text/normalise.hpp"
#include "support/sha256.hpp"

#include <algorithm>
#include <optional>

namespace amends::text {
namespace {

constexpr std::string_view order_magic = "AMWO";
constexpr std::uint32_t order_version = 1;
constexpr std::size_t order_head = 4 + 3 * 4;
constexpr std::size_t order_digest = 32;
constexpr int index_bits = 12;
constexpr std::int64_t fewest_pairs = 6; // of fewer any order may be meant

/// Four bytes, the lowest first.
std::uint32_t take_number(std::string_view& in) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value |= std::uint32_t{static_cast<unsigned char>(in[i])} << (8 * i);
    in.remove_prefix(4);
    return value;
}

bool is_order_han(char32_t c) {
    return c >= 0x3400 && c <= 0x9fff;
}

/// A mark behind which a new clause may begin.
bool parts_clauses(char32_t c) {
    constexpr std::u32string_view marks = U",.!?;:、。…~—\n";
    return marks.find(c) != std::u32string_view::npos;
}

bool is_word_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || c == U'\'';
}

std::uint32_t started(std::uint32_t kind) {
    return (2166136261u ^ kind) * 16777619u;
}

/// 24 bits of a hash.
std::uint32_t folded(std::uint32_t hash) {
    return (hash >> 8) ^ (hash & 0xffu);
}

constexpr std::array<std::u32string_view, 17> endings = {
    U"~n't", U"~'s", U"~'ll", U"~'re",  U"~'ve",  U"~'d",   U"~ing", U"~ed", U"~ly",
    U"~ion", U"~er", U"~est", U"~ment", U"~ness", U"~able", U"~s",   U"~y"};

support::Problem order_problem(const std::string& file, std::size_t byte, std::string code,
                               const support::Localized& message) {
    const std::string at = std::to_string(byte);
    return {file,
            0,
            0,
            support::Severity::error,
            std::move(code),
            {"第 " + at + " 字节：" + message.zh, "at byte " + at + ": " + message.en},
            {"恢复随附的模型", "restore the shipped one"}};
}

/// What is wrong with the bytes, if anything is.
std::optional<support::Problem> fault_of(const std::string& file, std::string_view content) {
    if (content.size() < order_head + order_digest || !content.starts_with(order_magic))
        return order_problem(file, 0, "M001", {"这不是语序模型文件", "this is no model of word order"});
    std::string_view in = content.substr(order_magic.size());
    if (take_number(in) != order_version)
        return order_problem(file, order_magic.size(), "M002",
                             {"模型属于另一个版本", "the model belongs to another version"});
    const std::size_t words = take_number(in), neighbours = take_number(in);
    const std::size_t bytes = order_head + words + (WordOrder::kinds + 2 + neighbours) * 4 + order_digest;
    if (content.size() != bytes)
        return order_problem(file, std::min(content.size(), bytes), "M003",
                             {"模型文件应为 " + std::to_string(bytes) + " 字节，实为 "
                                  + std::to_string(content.size()) + " 字节",
                              "the model is cut off or too long: " + std::to_string(content.size())
                                  + " bytes where it names " + std::to_string(bytes)});
    const support::Sha256 digest = support::sha256(content.substr(0, content.size() - order_digest));
    if (content.substr(content.size() - order_digest)
        != std::string_view(reinterpret_cast<const char*>(digest.data()), order_digest))
        return order_problem(file, content.size() - order_digest, "M004",
                             {"模型文件已损坏：这里的校验值与前面的内容不符",
                              "the model is damaged: the digest here does not fit what stands before it"});
    if (neighbours == 0)
        return order_problem(file, order_magic.size() + 8, "M005",
                             {"模型里没有权重", "the model has no weights"});
    return std::nullopt;
}

} // namespace

WordOrder WordOrder::read(const std::string& file_name, std::string_view content,
                          std::vector<support::Problem>& problems) {
    if (auto fault = fault_of(file_name, content)) {
        problems.push_back(std::move(*fault));
        return {};
    }
    WordOrder order;
    std::string_view in = content.substr(order_magic.size() + 4);
    const std::size_t words = take_number(in), neighbours = take_number(in);
    std::u32string word;
    for (const char c : std::string(in.substr(0, words)) + ' ') {
        if (c != ' ')
            word.push_back(static_cast<unsigned char>(c));
        else {
            order.function_words_.insert(word);
            word.clear();
        }
    }
    in.remove_prefix(words);
    for (std::int64_t& offset : order.offsets_)
        offset = static_cast<std::int32_t>(take_number(in));
    for (std::int64_t& limit : order.limits_)
        limit = static_cast<std::int32_t>(take_number(in));
    order.weights_.reserve(neighbours);
    for (std::size_t i = 0; i < neighbours; ++i)
        order.weights_.push_back(take_number(in));
    std::sort(order.weights_.begin(), order.weights_.end());
    order.first_.assign((std::size_t{1} << index_bits) + 1, 0);
    for (const std::uint32_t one : order.weights_)
        ++order.first_[(one >> (32 - index_bits)) + 1];
    for (std::size_t i = 1; i < order.first_.size(); ++i)
        order.first_[i] += order.first_[i - 1];
    return order;
}

int WordOrder::weight(std::uint32_t key) const {
    const std::uint32_t half = key >> (24 - index_bits);
    for (std::uint32_t i = first_[half]; i < first_[half + 1]; ++i)
        if (weights_[i] >> 8 == key) return static_cast<std::int8_t>(weights_[i] & 0xffu);
    return 0;
}

std::u32string_view WordOrder::kind_of(std::u32string_view word) const {
    if (function_words_.contains(word)) return word;
    for (const std::u32string_view ending : endings)
        if (word.size() > ending.size() + 1 && word.ends_with(ending.substr(1))) return ending;
    return U"~";
}

std::vector<WordOrder::Word> WordOrder::words_of(std::u32string_view plain) const {
    std::vector<Word> words;
    for (std::size_t i = 0; i < plain.size();) {
        const std::size_t first = i++;
        if (plain[first] == U' ') continue;
        if (is_order_han(plain[first])) {
            words.push_back({plain.substr(first, 1), {}, true});
            continue;
        }
        if (is_digit(plain[first]))
            while (i < plain.size() && is_digit(plain[i]))
                ++i;
        if (!is_word_letter(plain[first])) {
            words.push_back({});
            continue;
        }
        while (i < plain.size() && is_word_letter(plain[i]))
            ++i;
        const std::u32string_view word = plain.substr(first, i - first);
        const bool code = word.size() <= 2 && !function_words_.contains(word);
        words.push_back(code ? Word{} : Word{word, kind_of(word), false});
    }
    return words;
}

void WordOrder::count(const Word& a, const Word& b, const Word* c, Tally& tally) const {
    const auto add = [&](std::uint32_t kind, std::initializer_list<std::u32string_view> parts) {
        std::uint32_t hash = started(kind);
        bool follows = false;
        for (const std::u32string_view part : parts) {
            if (follows && !a.han) hash = word_hash(U" ", hash);
            hash = word_hash(part, hash);
            follows = true;
        }
        tally.sum += offsets_[kind] - weight(folded(hash));
    };
    ++tally.pairs;
    if (a.han) {
        add(0, {a.text, b.text});
        if (c == nullptr) return;
        add(1, {a.text, b.text, c->text});
        add(2, {a.text, c->text});
        return;
    }
    add(3, {a.text, b.text});
    add(4, {a.kind, b.kind});
    if (c == nullptr) return;
    add(5, {a.kind, b.kind, c->kind});
    add(6, {a.kind, c->kind});
}

bool WordOrder::shuffled(std::u32string_view plain) const {
    if (empty()) return false;
    const std::vector<Word> words = words_of(plain);
    const auto neighbours = [&](std::size_t i, std::size_t j) {
        return j < words.size() && !words[i].text.empty() && !words[j].text.empty()
               && words[i].han == words[j].han;
    };
    std::array<Tally, 2> tallies; // of Chinese, of an alphabet
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (neighbours(i, i + 1))
            count(words[i], words[i + 1], neighbours(i, i + 2) ? &words[i + 2] : nullptr,
                  tallies[words[i].han ? 0 : 1]);
    }
    const bool unmarked = std::none_of(plain.begin(), plain.end(), parts_clauses);
    // sum / sqrt(pairs) > limit, without a root; who sets no mark is believed less
    const auto beyond = [&](const Tally& tally, std::int64_t most) {
        const std::int64_t limit = unmarked ? most * 2 / 3 : most;
        return tally.pairs >= fewest_pairs && tally.sum > 0
               && (limit <= 0 || tally.sum * tally.sum > limit * limit * tally.pairs);
    };
    return beyond(tallies[0], limits_[0]) || beyond(tallies[1], limits_[1]);
}

} // namespace amends::text
