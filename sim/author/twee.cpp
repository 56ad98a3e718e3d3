#include "sim/author/twee.hpp"

#include "sim/author/package_names.hpp"
#include "sim/author/twee_passage.hpp"
#include "support/json_read.hpp"
#include "support/utf8.hpp"

#include <algorithm>
#include <array>

namespace amends::author {
namespace {

constexpr std::size_t story_bytes_max = 4U << 20U, passages_max = 2'000, notes_max = 500;

/// A passage before its text is read.
struct RawPassage {
    TweePassage passage;
    std::string text;
};

/// A header's name, tags and metadata; escapes are taken off. What follows the name in an odd order is told.
class HeaderReader {
public:
    HeaderReader(std::string_view line, int number, std::vector<TweeNote>& notes)
        : line_(line), number_(number), notes_(notes) {}

    TweePassage read() {
        TweePassage passage;
        passage.line = number_;
        passage.name = trimmed_twee(until("[{"));
        if (next() == '[') {
            ++at_;
            const std::string block = until("]");
            ++at_;
            split(block, passage.tags);
        }
        while (next() == ' ' || next() == '\t')
            ++at_;
        if (next() == '{') {
            const std::string_view metadata = line_.substr(at_);
            if (!support::parse_json("metadata", trimmed_twee(metadata)).root)
                notes_.push_back({number_, {"twee.metadata", {{"passage", shown_entry(passage.name)}}}});
        }
        return passage;
    }

private:
    [[nodiscard]] char next() const { return at_ < line_.size() ? line_[at_] : '\0'; }
    std::string until(std::string_view stops) {
        std::string text;
        for (; at_ < line_.size() && stops.find(line_[at_]) == std::string_view::npos; ++at_) {
            if (line_[at_] == '\\' && at_ + 1 < line_.size()) ++at_;
            text += line_[at_];
        }
        return text;
    }
    static void split(const std::string& block, std::vector<std::string>& tags) {
        for (std::size_t at = 0; at < block.size();) {
            const std::size_t end = std::min(block.find_first_of(" \t", at), block.size());
            if (end > at) tags.push_back(block.substr(at, end - at));
            at = end + 1;
        }
    }

    std::string_view line_;
    int number_;
    std::vector<TweeNote>& notes_;
    std::size_t at_ = 2;
};

/// What stands before the first header is told and left out.
std::vector<RawPassage> raw_passages(std::string_view text, std::vector<TweeNote>& notes) {
    std::vector<RawPassage> passages;
    int number = 0;
    bool told = false;
    for (std::size_t at = 0; at < text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        if (line.ends_with('\r')) line.remove_suffix(1);
        at = end + 1;
        if (line.starts_with("::")) {
            passages.push_back({HeaderReader(line, number + 1, notes).read(), {}});
        } else if (!passages.empty()) {
            passages.back().text += std::string(line) + '\n';
        } else if (!trimmed_twee(line).empty() && !told) {
            notes.push_back({number + 1, {"twee.before", {}}});
            told = true;
        }
    }
    return passages;
}

bool has_tag(const TweePassage& passage, std::initializer_list<std::string_view> tags) {
    return std::any_of(passage.tags.begin(), passage.tags.end(), [&](const std::string& tag) {
        return std::find(tags.begin(), tags.end(), tag) != tags.end();
    });
}

/// Passages that story formats run or show elsewhere; they are no part of the talk.
bool is_machinery(const TweePassage& passage) {
    static constexpr auto names = std::to_array<std::string_view>(
        {"StoryInit", "StoryMenu", "StoryCaption", "StoryBanner", "StorySubtitle", "StoryAuthor",
         "StoryShare", "StorySettings", "StoryIncludes", "StoryInterface", "StoryDisplayTitle",
         "PassageHeader", "PassageFooter", "PassageReady", "PassageDone"});
    return std::find(names.begin(), names.end(), passage.name) != names.end()
           || has_tag(passage,
                      {"script", "stylesheet", "widget", "init", "startup", "header", "footer",
                       "debug-startup", "debug-header", "debug-footer", "Twine.private", "annotation"});
}

/// The start that StoryData names.
void read_story_data(const RawPassage& raw, TweeStory& story) {
    const auto parsed = support::parse_json("StoryData", raw.text);
    const support::Json* start = parsed.root ? parsed.root->find("start") : nullptr;
    if (!parsed.root) story.notes.push_back({raw.passage.line, {"twee.story_data", {}}});
    if (start != nullptr && start->is(support::Json::Kind::string)) story.start = start->text;
}

bool has_passage(const TweeStory& story, const std::string& name) {
    return std::any_of(story.passages.begin(), story.passages.end(),
                       [&](const TweePassage& passage) { return passage.name == name; });
}

/// The start: what StoryData says, "Start", else the first passage.
void find_start(TweeStory& story) {
    if (has_passage(story, story.start)) return;
    const int line = story.passages.front().line;
    if (!story.start.empty())
        story.notes.push_back({line, {"twee.no_such_start", {{"passage", shown_entry(story.start)}}}});
    story.start = has_passage(story, "Start") ? "Start" : story.passages.front().name;
}

void add_passage(RawPassage& raw, TweeStory& story) {
    if (raw.passage.name == "StoryTitle") {
        story.title = trimmed_twee(raw.text);
    } else if (raw.passage.name == "StoryData") {
        read_story_data(raw, story);
    } else if (is_machinery(raw.passage)) {
        story.notes.push_back(
            {raw.passage.line, {"twee.machinery", {{"passage", shown_entry(raw.passage.name)}}}});
    } else if (raw.passage.name.empty()) {
        story.notes.push_back({raw.passage.line, {"twee.nameless", {}}});
    } else if (has_passage(story, raw.passage.name)) {
        story.notes.push_back(
            {raw.passage.line, {"twee.twice", {{"passage", shown_entry(raw.passage.name)}}}});
    } else {
        read_twee_passage(raw.text, raw.passage.line + 1, raw.passage, story.notes);
        story.passages.push_back(std::move(raw.passage));
    }
}

} // namespace

support::Result<TweeStory, Refused> read_twee(std::string_view text) {
    if (text.size() > story_bytes_max)
        return Refused{"twee.large", {{"mebibytes", std::to_string(story_bytes_max >> 20U)}}};
    if (support::find_invalid_utf8(text) != std::string_view::npos) return Refused{"twee.encoding", {}};
    TweeStory story;
    std::vector<RawPassage> raw = raw_passages(text, story.notes);
    if (raw.size() > passages_max) return Refused{"twee.passages", {{"most", std::to_string(passages_max)}}};
    for (RawPassage& one : raw)
        add_passage(one, story);
    if (story.passages.empty()) return Refused{"twee.none", {}};
    find_start(story);
    std::stable_sort(story.notes.begin(), story.notes.end(),
                     [](const TweeNote& one, const TweeNote& other) { return one.line < other.line; });
    if (story.notes.size() > notes_max) story.notes.resize(notes_max);
    return story;
}

} // namespace amends::author
