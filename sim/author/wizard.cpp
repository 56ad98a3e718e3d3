#include "sim/author/wizard.hpp"

#include <algorithm>
#include <utility>

namespace amends::author {
namespace {

void gather_findings(Wizard& wizard, const std::vector<MaskedText>& masked) {
    std::map<std::string, MaskFinding> found;
    for (const MaskedText& text : masked)
        for (const MaskedPiece& piece : text.pieces) {
            MaskFinding& finding = found[piece.found];
            finding.found = piece.found;
            finding.placeholder = piece.placeholder;
            finding.kind = piece.span.kind;
            ++finding.times;
        }
    for (const MaskFinding& old : wizard.findings)
        if (wizard.memory.kept.contains(old.found)) {
            MaskFinding& finding = found[old.found];
            finding = old;
            finding.kept = true;
        }
    wizard.findings.clear();
    for (auto& [word, finding] : found)
        wizard.findings.push_back(std::move(finding));
    std::stable_sort(wizard.findings.begin(), wizard.findings.end(),
                     [](const MaskFinding& one, const MaskFinding& other) { return one.kind < other.kind; });
}

/// What follows from the talk, its roles and the words to mask.
void make_anew(Wizard& wizard) {
    const TalkLanguage written = language_of(wizard.talk);
    if (!wizard.lang_chosen || written.told) {
        wizard.made.lang = written.most;
        wizard.made.both = written.both;
    }
    wizard.made.mail = wizard.talk.form == ConversationForm::mail;
    const auto masked = mask_conversation(wizard.talk, wizard.made.lang, wizard.memory);
    wizard.masked.clear();
    for (const MaskedText& text : masked)
        wizard.masked.push_back(text.text);
    gather_findings(wizard, masked);
    wizard.doubts = find_doubtful(used_texts(wizard.talk, masked), wizard.memory);
    wizard.steps = steps_of(wizard.talk, wizard.masked);
}

void replace_each(std::string& text, const std::string& what, const std::string& with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

template <class Change>
void change_words(TalkSteps& steps, const Change& change) {
    for (TalkStep& step : steps.steps) {
        for (std::string& line : step.customer)
            change(line);
        change(step.reply);
    }
    for (std::string& line : steps.last_words)
        change(line);
}

/// The mended steps with the masks of now: what the rules find in them, and the placeholder of what is kept
/// turned back.
TalkSteps masked_anew(Wizard& wizard, TalkSteps steps, const MaskFinding* kept) {
    if (kept != nullptr)
        change_words(steps, [&](std::string& text) { replace_each(text, kept->placeholder, kept->found); });
    std::vector<std::string> texts;
    change_words(steps, [&](std::string& text) { texts.push_back(text); });
    std::size_t next_text = 0;
    const auto masked = mask_texts(texts, wizard.made.lang, wizard.memory);
    change_words(steps, [&](std::string& text) { text = masked[next_text++].text; });
    return steps;
}

/// Masks change, mended steps stay.
void mask_otherwise(Wizard& wizard, const MaskFinding* kept) {
    TalkSteps steps = std::exchange(wizard.steps, {});
    make_anew(wizard);
    if (wizard.mended) wizard.steps = masked_anew(wizard, std::move(steps), kept);
}

Wizard read_in(Wizard wizard, support::Result<Conversation, Refused> talk) {
    if (!talk) {
        wizard.refused = talk.error();
        return wizard;
    }
    wizard.refused.reset();
    wizard.talk = std::move(talk).value();
    wizard.memory = {};
    wizard.findings.clear();
    wizard.template_name.clear();
    wizard.mended = false;
    wizard.step = WizardStep::speakers;
    make_anew(wizard);
    return wizard;
}

bool has_role(const Conversation& talk, SpeakerRole role) {
    return std::any_of(talk.speakers.begin(), talk.speakers.end(),
                       [&](const ConversationSpeaker& speaker) { return speaker.role == role; });
}

} // namespace

Wizard with_pasted(Wizard wizard, std::string text) {
    wizard.pasted = std::move(text);
    wizard.template_name.clear();
    wizard.file_name.clear();
    wizard.refused.reset();
    return wizard;
}

Wizard with_file(Wizard wizard, std::string bytes, std::string_view file_name) {
    wizard = read_in(std::move(wizard), read_conversation_file(std::move(bytes), file_name));
    if (wizard.refused) return wizard;
    wizard.file_name = file_name;
    wizard.talk_of.clear();
    return wizard;
}

Wizard with_template(Wizard wizard, std::string name) {
    wizard.template_name = std::move(name);
    wizard.refused.reset();
    return wizard;
}

Wizard with_role(Wizard wizard, std::size_t speaker, SpeakerRole role) {
    if (speaker >= wizard.talk.speakers.size()) return wizard;
    wizard.talk.speakers[speaker].role = role;
    wizard.mended = false;
    make_anew(wizard);
    return wizard;
}

Wizard with_kept(Wizard wizard, const std::string& found, bool kept) {
    if (kept)
        wizard.memory.kept.insert(found);
    else
        wizard.memory.kept.erase(found);
    const auto finding = std::find_if(wizard.findings.begin(), wizard.findings.end(),
                                      [&](const MaskFinding& one) { return one.found == found; });
    const std::optional<MaskFinding> turned =
        kept && finding != wizard.findings.end() ? std::optional(*finding) : std::nullopt;
    mask_otherwise(wizard, turned ? &*turned : nullptr);
    return wizard;
}

Wizard with_cleared(Wizard wizard, const std::string& word) {
    wizard.memory.kept.insert(word);
    std::erase_if(wizard.doubts, [&](const MaskDoubt& doubt) { return doubt.word == word; });
    return wizard;
}

Wizard with_masked(Wizard wizard, const std::string& word, MaskKind kind) {
    if (word.empty()) return wizard;
    wizard.memory.also[word] = kind;
    wizard.memory.kept.erase(word);
    mask_otherwise(wizard, nullptr);
    return wizard;
}

Wizard with_joined(Wizard wizard, std::size_t step) {
    join_step(wizard.steps, step);
    wizard.mended = true;
    return wizard;
}

Wizard without_step(Wizard wizard, std::size_t step) {
    remove_step(wizard.steps, step);
    wizard.mended = true;
    return wizard;
}

Wizard with_reply(Wizard wizard, std::size_t step, std::string reply) {
    if (step >= wizard.steps.steps.size()) return wizard;
    wizard.steps.steps[step].reply = std::move(reply);
    wizard.mended = true;
    return wizard;
}

Wizard with_customer(Wizard wizard, std::size_t step, std::vector<std::string> lines) {
    if (step >= wizard.steps.steps.size()) return wizard;
    wizard.steps.steps[step].customer = std::move(lines);
    wizard.mended = true;
    return wizard;
}

Wizard with_steps(Wizard wizard, TalkSteps steps) {
    wizard.steps = std::move(steps);
    wizard.mended = true;
    return wizard;
}

Wizard with_id(Wizard wizard, std::string id) {
    wizard.id_chosen = !id.empty();
    wizard.made.id = std::move(id);
    wizard.refused.reset();
    return wizard;
}

Wizard with_title(Wizard wizard, std::string title) {
    wizard.made.title = std::move(title);
    return wizard;
}

Wizard with_lang(Wizard wizard, support::Lang lang) {
    wizard.refused.reset();
    if (wizard.template_name.empty() && language_of(wizard.talk).told) { // a talk is in what it is written in
        if (lang != wizard.made.lang || wizard.made.both)
            wizard.refused = Refused{wizard.made.both                        ? "intake.talk.in_both"
                                     : wizard.made.lang == support::Lang::zh ? "intake.talk.in_zh"
                                                                             : "intake.talk.in_en",
                                     {}};
        return wizard;
    }
    wizard.made.lang = lang;
    wizard.lang_chosen = true;
    return wizard;
}

Wizard with_saved(Wizard wizard) {
    wizard.step = WizardStep::saved;
    wizard.pasted.clear(); // what was pasted names people
    wizard.talk_of.clear();
    wizard.masked.clear();
    wizard.talk = {};
    wizard.memory = {};
    wizard.findings.clear();
    wizard.doubts.clear();
    return wizard;
}

std::optional<Refused> missing_for_next(const Wizard& wizard) {
    switch (wizard.step) {
    case WizardStep::choose:
        if (!wizard.template_name.empty() || !wizard.pasted.empty() || !wizard.file_name.empty())
            return std::nullopt;
        return Refused{"intake.wizard.nothing_chosen", {}};
    case WizardStep::speakers:
        if (has_role(wizard.talk, SpeakerRole::customer) && has_role(wizard.talk, SpeakerRole::agent)
            && !wizard.steps.steps.empty())
            return std::nullopt;
        return Refused{"intake.talk.no_turn", {}};
    case WizardStep::nodes:
        if (!wizard.steps.steps.empty()) return std::nullopt;
        return Refused{"intake.wizard.no_nodes", {}};
    case WizardStep::name:
        if (is_case_id(wizard.made.id)) return std::nullopt;
        return Refused{"template.bad_id", {{"id", wizard.made.id}}};
    case WizardStep::masks:
    case WizardStep::saved: break;
    }
    return std::nullopt;
}

Wizard next(Wizard wizard) {
    wizard.refused = missing_for_next(wizard);
    if (wizard.refused) return wizard;
    switch (wizard.step) {
    case WizardStep::choose:
        if (!wizard.template_name.empty()) {
            wizard.step = WizardStep::name;
        } else if (!wizard.file_name.empty()
                   || (!wizard.talk.messages.empty() && wizard.talk_of == wizard.pasted)) {
            wizard.step = WizardStep::speakers;
        } else {
            auto talk = read_conversation(wizard.pasted);
            wizard = read_in(std::move(wizard), std::move(talk));
            if (!wizard.refused) wizard.talk_of = wizard.pasted;
        }
        break;
    case WizardStep::speakers: wizard.step = WizardStep::masks; break;
    case WizardStep::masks: wizard.step = WizardStep::nodes; break;
    case WizardStep::nodes: wizard.step = WizardStep::name; break;
    case WizardStep::name: // `with_saved` says when it is
    case WizardStep::saved: break;
    }
    return wizard;
}

Wizard back(Wizard wizard) {
    wizard.refused.reset();
    switch (wizard.step) {
    case WizardStep::speakers: wizard.step = WizardStep::choose; break;
    case WizardStep::masks: wizard.step = WizardStep::speakers; break;
    case WizardStep::nodes: wizard.step = WizardStep::masks; break;
    case WizardStep::name:
        wizard.step = wizard.template_name.empty() ? WizardStep::nodes : WizardStep::choose;
        break;
    case WizardStep::choose:
    case WizardStep::saved: break;
    }
    return wizard;
}

std::string case_of(const Wizard& wizard, const engine::JudgeReply& judge) {
    return case_from_talk(wizard.steps, wizard.made, judge);
}

} // namespace amends::author
