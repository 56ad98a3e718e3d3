#pragma once
// Where in its files each piece of a scenario stands.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace amends::scenario {

namespace fields {
struct Document;
}

/// The way to a value: member names and list places, each step referring to the one before, which must live
/// as long. `nodes.at("transitions", 2)` is the third entry of the list "transitions".
class Path {
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    Path() = default;
    [[nodiscard]] Path at(std::string_view key, std::size_t index = none) const& {
        return {this, key, index};
    }
    Path at(std::string_view key, std::size_t index = none) const&& = delete;

    [[nodiscard]] const Path* parent() const { return parent_; }
    [[nodiscard]] std::string_view key() const { return key_; }
    [[nodiscard]] std::size_t index() const { return index_; }

private:
    Path(const Path* parent, std::string_view key, std::size_t index)
        : parent_(parent), key_(key), index_(index) {}
    const Path* parent_ = nullptr;
    std::string_view key_; ///< empty: a list in a list
    std::size_t index_ = none;
};

/// A place in a file and the ids around it, outermost first.
struct SourcePlace {
    std::string file;
    int line = 0, column = 0;
    std::vector<std::string> ids;
};

/// Answers for one scenario, includes and all. Copies share their documents.
class SourceMap {
public:
    SourceMap() = default;
    explicit SourceMap(std::shared_ptr<const fields::Document> main) : main_(std::move(main)) {}

    /// The place of the value at `path`, or of the nearest thing around it that the file has.
    [[nodiscard]] SourcePlace at(const Path&) const;
    /// Nodes from `first` on come from that part.
    void mount(std::size_t first, std::size_t count, std::shared_ptr<const fields::Document> part);

private:
    struct Mounted {
        std::size_t first, count;
        std::shared_ptr<const fields::Document> part;
    };
    std::shared_ptr<const fields::Document> main_;
    std::vector<Mounted> parts_;
};

} // namespace amends::scenario
