#pragma once
// The parts of the page and what they are written with.
#include "sim/author/case_page.hpp"

#include <map>

namespace amends::author {

/// `text` with everything escaped that HTML would read, in text and in quoted attributes; line ends stay.
[[nodiscard]] std::string escaped_html(std::string_view text);
[[nodiscard]] std::string base64_of(std::string_view bytes);
/// The page's looks: light and dark, desk, phone and A4.
[[nodiscard]] std::string_view page_style();

/// Appends to one page. Everything that comes from the case passes through `text` or `say`.
class PageWriter {
public:
    explicit PageWriter(const PageInput& input);

    [[nodiscard]] const PageInput& input() const { return input_; }
    [[nodiscard]] const scenario::Scenario& script() const { return input_.script; }
    [[nodiscard]] std::string take() { return std::move(html_); }

    /// Markup of ours, as it stands.
    void raw(std::string_view html) { html_ += html; }
    void text(std::string_view words) { html_ += escaped_html(words); }
    /// A text of assets/text; places are values, not markup.
    [[nodiscard]] std::string words(std::string_view id, const PagePlaces& places = {}) const {
        return input_.words(id, places);
    }
    void word(std::string_view id, const PagePlaces& places = {}) { text(words(id, places)); }
    /// In the page's language, else in the other, with variables marked.
    void say(const support::Localized&);
    [[nodiscard]] std::string plain(const support::Localized&) const;
    /// A text of the case in one language, with {variables} marked.
    void marked(std::string_view text);

    /// `<tag class="kind">` … `</tag>` around what `inside` writes.
    template <class Inside>
    void in(std::string_view tag, std::string_view kind, Inside&& inside) {
        html_ += '<';
        html_ += tag;
        if (!kind.empty()) html_ += " class=\"" + std::string(kind) + '"';
        html_ += '>';
        inside();
        html_ += "</" + std::string(tag) + ">\n";
    }
    /// A section with a heading that can be linked to.
    template <class Inside>
    void section(std::string_view anchor, std::string_view title_id, Inside&& inside) {
        html_ += "<section id=\"" + std::string(anchor) + "\"><h2>";
        word(title_id);
        html_ += "</h2>\n";
        inside();
        html_ += "</section>\n";
    }
    /// A row of a list of facts; nothing when the value is empty.
    void fact(std::string_view title_id, const std::string& value);
    void fact(std::string_view title_id, const support::Localized& value) { fact(title_id, plain(value)); }
    void chip(std::string_view kind, const std::string& words);
    void label_chips(const text::LabelSet&);
    void act_chips(const std::vector<text::ActId>&);

    /// A link to a node or ending by its number and title; what exists nowhere is shown as it is named.
    void place(const scenario::PlaceId&);
    [[nodiscard]] std::string place_title(const scenario::PlaceId&) const;
    /// Nodes as a reader meets them: from the start along the ways, then those nothing leads to.
    [[nodiscard]] const std::vector<const scenario::Node*>& reading_order() const { return order_; }
    [[nodiscard]] bool is_reached(const scenario::PlaceId& id) const { return reached_.contains(id.value); }

    /// A picture of the case with its caption; its name where there is no such picture.
    void picture(const std::string& name, std::string_view kind, const std::string& caption);
    [[nodiscard]] std::string money(const scenario::Amount&) const;
    [[nodiscard]] std::string seconds(std::int64_t) const;
    /// "2026-03-12T20:14:00+08:00" as people write it: "2026-03-12 20:14".
    [[nodiscard]] static std::string moment(const std::string& instant);
    [[nodiscard]] std::string action(scenario::DeskAction) const;
    /// What an id of the desk stands for: the title of an item, order, photo, policy …
    [[nodiscard]] std::string desk_name(const std::string& id) const;
    [[nodiscard]] std::string joined(const std::vector<std::string>&) const;

    // Conditions and effects in words (page_words.cpp).
    void condition(const scenario::Condition&);
    void when(const std::vector<scenario::Condition>&);
    void effects(const std::vector<scenario::Effect>&);

private:
    void find_reading_order();

    const PageInput& input_;
    std::string html_;
    std::vector<const scenario::Node*> order_;
    std::map<std::string, std::size_t> reached_; ///< nodes the start leads to, and their numbers
    std::map<std::string, std::size_t> numbers_;
};

// The parts, top to bottom.
void write_head(PageWriter&);
void write_problems(PageWriter&);
void write_customer(PageWriter&);
void write_desk(PageWriter&);
void write_nodes(PageWriter&);
void write_endings(PageWriter&);
void write_marking(PageWriter&);
void write_tests(PageWriter&);

/// Where a reply with these labels and acts may lead: one place when the script leaves no doubt.
[[nodiscard]] std::vector<scenario::PlaceId> ways_of_reply(const scenario::Node&, const text::LabelSet&,
                                                           const std::vector<text::ActId>&);

} // namespace amends::author
