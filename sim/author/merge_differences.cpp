#include "sim/author/merge_differences.hpp"

#include "support/json_read.hpp"

#include <algorithm>

namespace amends::author {

using support::Json;

namespace {

constexpr std::string_view step_mark = " › ";

struct MergeLeaf {
    std::string place, words;
};

/// An entry by its id, or counted from 1.
std::string entry_step(const Json& entry, std::size_t index) {
    const Json* id = entry.is(Json::Kind::object) ? entry.find("id") : nullptr;
    return id != nullptr && id->is(Json::Kind::string) && !id->text.empty() ? std::string(id->text)
                                                                            : std::to_string(index + 1);
}

void gather_leaves(const Json& json, std::string_view text, const std::string& place,
                   std::vector<MergeLeaf>& leaves) {
    const bool holds = (json.is(Json::Kind::object) || json.is(Json::Kind::array)) && !json.children.empty();
    if (!holds) {
        leaves.push_back({place, json.is(Json::Kind::string)
                                     ? std::string(json.text)
                                     : std::string(text.substr(json.offset, json.end - json.offset))});
        return;
    }
    for (std::size_t i = 0; i < json.children.size(); ++i) {
        const Json& child = json.children[i];
        const std::string step = json.is(Json::Kind::object) ? std::string(child.key) : entry_step(child, i);
        gather_leaves(child, text, place.empty() ? step : place + std::string(step_mark) + step, leaves);
    }
}

std::vector<MergeLeaf> leaves_of(const std::optional<std::string>& text) {
    std::vector<MergeLeaf> leaves;
    if (!text) return leaves;
    const auto parsed = support::parse_json("piece", *text);
    if (parsed.root)
        gather_leaves(*parsed.root, *text, {}, leaves);
    else
        leaves.push_back({{}, *text});
    return leaves;
}

const MergeLeaf* leaf_at(const std::vector<MergeLeaf>& leaves, const std::string& place) {
    const auto at = std::find_if(leaves.begin(), leaves.end(),
                                 [&](const MergeLeaf& leaf) { return leaf.place == place; });
    return at == leaves.end() ? nullptr : &*at;
}

bool is_inside_character(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

/// How many bytes both begin with, whole characters.
std::size_t common_begin(std::string_view a, std::string_view b) {
    std::size_t at = 0;
    while (at < a.size() && at < b.size() && a[at] == b[at])
        ++at;
    while (at > 0 && (is_inside_character(a, at) || is_inside_character(b, at)))
        --at;
    return at;
}

/// How many bytes both end with, whole characters, of what stands behind `from`.
std::size_t common_end(std::string_view a, std::string_view b, std::size_t from) {
    const std::size_t most = std::min(a.size(), b.size()) - from;
    std::size_t count = 0;
    while (count < most && a[a.size() - 1 - count] == b[b.size() - 1 - count])
        ++count;
    while (count > 0 && is_inside_character(a, a.size() - count))
        --count;
    return count;
}

void mark(MergeDifference& difference) {
    const std::string_view mine = *difference.mine, theirs = *difference.theirs;
    const std::size_t begin = common_begin(mine, theirs), end = common_end(mine, theirs, begin);
    difference.mine_begin = difference.theirs_begin = begin;
    difference.mine_end = mine.size() - end;
    difference.theirs_end = theirs.size() - end;
}

/// Whole lines around what differs.
std::vector<MergeDifference> differing_lines(const std::string& mine, const std::string& theirs) {
    std::size_t begin = common_begin(mine, theirs);
    while (begin > 0 && mine[begin - 1] != '\n')
        --begin;
    std::size_t end = common_end(mine, theirs, begin);
    while (end > 0 && mine[mine.size() - end] != '\n')
        --end;
    MergeDifference difference{.place = {},
                               .mine = mine.substr(begin, mine.size() - end - begin),
                               .theirs = theirs.substr(begin, theirs.size() - end - begin)};
    mark(difference);
    return {std::move(difference)};
}

} // namespace

std::vector<MergeDifference> differences_of(const MergePiece& piece) {
    if (piece.name.empty() && piece.mine && piece.theirs) return differing_lines(*piece.mine, *piece.theirs);
    const std::vector<MergeLeaf> mine = leaves_of(piece.mine), theirs = leaves_of(piece.theirs);
    std::vector<MergeDifference> differences;
    for (const MergeLeaf& leaf : mine) {
        const MergeLeaf* other = leaf_at(theirs, leaf.place);
        if (other != nullptr && other->words == leaf.words) continue;
        differences.push_back({.place = leaf.place,
                               .mine = leaf.words,
                               .theirs = other == nullptr ? std::nullopt : std::optional(other->words)});
        if (other != nullptr) mark(differences.back());
    }
    for (const MergeLeaf& leaf : theirs)
        if (leaf_at(mine, leaf.place) == nullptr)
            differences.push_back({.place = leaf.place, .mine = std::nullopt, .theirs = leaf.words});
    return differences;
}

} // namespace amends::author
