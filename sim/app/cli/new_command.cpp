// amends new: a case from a template, or from a conversation.
#include "sim/app/author/case_folder.hpp"
#include "sim/app/cli/commands.hpp"
#include "sim/app/cli/told_refusal.hpp"
#include "sim/app/judge_files.hpp"
#include "sim/app/library.hpp"
#include "sim/app/printable.hpp"
#include "sim/author/conversation_case.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <ostream>

namespace amends::app::cli {
namespace {

using author::Refused;
using support::Lang;

Exit print_templates(const NewCommand& command, Environment& environment) {
    const auto templates = list_templates(environment.assets);
    if (command.json) {
        nlohmann::json list = nlohmann::json::array();
        for (const author::TemplateInfo& one : templates)
            list.push_back({{"name", one.name},
                            {"title", {{"zh", one.title.zh}, {"en", one.title.en}}},
                            {"summary", {{"zh", one.summary.zh}, {"en", one.summary.en}}},
                            {"to_fill_in", one.fill_ins.size()}});
        environment.out << list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
        return Exit::fine;
    }
    if (templates.empty()) environment.say("template.none");
    for (const author::TemplateInfo& one : templates)
        environment.out << environment.texts.get("cli.new.template",
                                                 {{"name", printable(one.name)},
                                                  {"title", printable(one.title.in(environment.lang()))},
                                                  {"summary", printable(one.summary.in(environment.lang()))}})
                        << '\n';
    return templates.empty() ? Exit::unusable : Exit::fine;
}

Exit print_parts(const NewCommand& command, Environment& environment) {
    const auto parts = list_parts(library_folders(environment.library));
    nlohmann::json list = nlohmann::json::array();
    for (const SharedPart& one : parts) {
        list.push_back({{"part", one.id},
                        {"title", {{"zh", one.title.zh}, {"en", one.title.en}}},
                        {"first", one.first},
                        {"exits", one.exits}});
        std::string exits;
        for (const std::string& exit : one.exits)
            exits += (exits.empty() ? "" : ", ") + printable(exit);
        if (!command.json)
            environment.out << environment.texts.get("cli.new.part",
                                                     {{"part", printable(one.id)},
                                                      {"title", printable(one.title.in(environment.lang()))},
                                                      {"first", printable(one.first)},
                                                      {"exits", exits}})
                            << '\n';
    }
    if (command.json)
        environment.out << list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    return Exit::fine;
}

Exit made(const support::Result<std::filesystem::path, Refused>& folder, Environment& environment) {
    if (!folder) return told_refusal(folder.error(), environment);
    environment.out << environment.texts.get("cli.new.made", {{"folder", printable(folder.value().string())}})
                    << '\n';
    return Exit::fine;
}

Exit from_template(const NewCommand& command, Environment& environment) {
    auto files =
        template_files(environment.assets, command.template_name, library_folders(environment.library));
    if (!files) return told_refusal(files.error(), environment);
    std::string made_text;
    for (FolderFile& file : files.value()) {
        if (file.first != "scenario.json") continue;
        auto text = author::case_from_template(
            file.second, {command.id, command.title, environment.lang(), environment.asked_lang});
        if (!text) return told_refusal(text.error(), environment);
        file.second = made_text = std::move(text).value();
    }
    const Exit exit = made(make_case_folder(command.folder, command.id, files.value()), environment);
    if (exit != Exit::fine) return exit;
    if (const auto info = author::template_info(command.id, made_text))
        for (const author::FillIn& one : info->fill_ins)
            environment.out << environment.texts.get(
                "cli.new.fill_in", {{"line", one.line}, {"what", printable(one.what.in(environment.lang()))}})
                            << '\n';
    return exit;
}

/// What the reviewer of the guesses said: speakers' roles, words to mask and to keep.
void take_review(const NewCommand& command, author::Conversation& talk, author::MaskMemory& memory) {
    for (author::ConversationSpeaker& speaker : talk.speakers) {
        const auto named = [&](const std::vector<std::string>& names) {
            return std::find(names.begin(), names.end(), speaker.name) != names.end();
        };
        if (named(command.customers)) speaker.role = author::SpeakerRole::customer;
        if (named(command.agents)) speaker.role = author::SpeakerRole::agent;
        if (named(command.left_out)) speaker.role = author::SpeakerRole::left_out;
    }
    for (const std::string& word : command.mask)
        memory.also[word] = author::MaskKind::name;
    memory.kept.insert(command.keep.begin(), command.keep.end());
}

bool same_small_letter(char one, char other) {
    const auto small = [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
    };
    return small(one) == small(other);
}

/// A name or a word of the reviewer's that the conversation does not have: most likely a slip, and what was
/// to be hidden would stay.
std::optional<Refused> meant_but_missing(const NewCommand& command, const author::Conversation& talk) {
    std::string speakers;
    for (const author::ConversationSpeaker& speaker : talk.speakers)
        speakers += (speakers.empty() ? "" : ", ") + printable(speaker.name);
    for (const auto* names : {&command.customers, &command.agents, &command.left_out})
        for (const std::string& name : *names)
            if (std::none_of(
                    talk.speakers.begin(), talk.speakers.end(),
                    [&](const author::ConversationSpeaker& speaker) { return speaker.name == name; }))
                return Refused{"cli.new.no_speaker", {{"name", printable(name)}, {"speakers", speakers}}};
    const auto stands_in = [](const std::string& text, const std::string& word) {
        return !word.empty()
               && std::search(text.begin(), text.end(), word.begin(), word.end(), same_small_letter)
                      != text.end();
    };
    for (const auto* words : {&command.mask, &command.keep})
        for (const std::string& word : *words) {
            const bool said = std::any_of(
                talk.messages.begin(), talk.messages.end(),
                [&](const author::ConversationMessage& message) { return stands_in(message.text, word); });
            const bool named = std::any_of(
                talk.speakers.begin(), talk.speakers.end(),
                [&](const author::ConversationSpeaker& speaker) { return stands_in(speaker.name, word); });
            if (!said && !named) return Refused{"cli.new.no_word", {{"word", printable(word)}}};
        }
    return std::nullopt;
}

std::string_view role_id(author::SpeakerRole role) {
    switch (role) {
    case author::SpeakerRole::customer: return "intake.role.customer";
    case author::SpeakerRole::agent: return "intake.role.agent";
    case author::SpeakerRole::left_out: break;
    }
    return "intake.role.left_out";
}

/// Who was taken for whom and what was masked: on the terminal alone, for the one who reviews it.
void print_review(const author::Conversation& talk, const std::vector<author::MaskedText>& masked,
                  const author::MaskMemory& memory, Environment& environment) {
    const ui::Texts& texts = environment.texts;
    for (const author::ConversationSpeaker& speaker : talk.speakers)
        environment.out << texts.get("cli.new.speaker", {{"name", printable(speaker.name)},
                                                         {"role", texts.get(role_id(speaker.role))},
                                                         {"messages", speaker.messages}})
                        << '\n';
    std::map<std::string, std::string> found;
    for (const author::MaskedText& text : masked)
        for (const author::MaskedPiece& piece : text.pieces)
            found.emplace(piece.placeholder, piece.found);
    for (const auto& [placeholder, word] : found)
        environment.out << texts.get("cli.new.masked",
                                     {{"placeholder", placeholder}, {"word", printable(word)}})
                        << '\n';
    for (const author::MaskDoubt& doubt : author::find_doubtful(author::used_texts(talk, masked), memory))
        environment.out << texts.get("cli.new.doubtful", {{"word", printable(doubt.word)}}) << '\n';
}

support::Result<std::string, Refused> intake_of(const std::string& file, Environment& environment) {
    if (file != "-") return read_intake(file);
    return std::string(std::istreambuf_iterator<char>(environment.in), {});
}

Exit from_conversation(const NewCommand& command, Environment& environment) {
    auto bytes = intake_of(command.conversation, environment);
    if (!bytes) return told_refusal(bytes.error(), environment);
    auto read = author::read_conversation_file(std::move(bytes).value(), printable(command.conversation));
    if (!read) return told_refusal(read.error(), environment);
    author::Conversation& talk = read.value();
    if (const auto missing = meant_but_missing(command, talk)) return told_refusal(*missing, environment);
    author::MaskMemory memory;
    take_review(command, talk, memory);
    const author::TalkLanguage written = author::language_of(talk);
    const Lang lang = written.told ? written.most : environment.asked_lang.value_or(written.most);
    if (environment.asked_lang && (lang != *environment.asked_lang || written.both))
        environment.say(written.both       ? "intake.talk.in_both"
                        : lang == Lang::zh ? "intake.talk.in_zh"
                                           : "intake.talk.in_en");
    const auto masked = author::mask_conversation(talk, lang, memory);
    std::vector<std::string> texts;
    for (const author::MaskedText& text : masked)
        texts.push_back(text.text);
    const author::TalkSteps steps = author::steps_of(talk, texts);
    if (steps.steps.empty()) return told_refusal({"intake.talk.no_turn", {}}, environment);
    const JudgeFromFiles judge = load_judge(environment.assets);
    environment.tell(judge.problems);
    const std::string text = author::case_from_talk(
        steps, {command.id, command.title, lang, written.both, talk.form == author::ConversationForm::mail},
        [&](const text::Context& context, std::string_view reply) {
            return judge.judge ? judge.judge->judge(context, reply) : text::Verdict{};
        });
    const Exit exit =
        made(make_case_folder(command.folder, command.id, {{"scenario.json", text}}), environment);
    if (exit != Exit::fine) return exit;
    print_review(talk, masked, memory, environment);
    environment.out << environment.texts.get(
        "cli.new.nodes", {{"nodes", std::min(steps.steps.size(), author::talk_steps_max)}})
                    << '\n';
    return exit;
}

} // namespace

Exit run(const NewCommand& command, Environment& environment) {
    if (command.list) return print_templates(command, environment);
    if (command.parts) return print_parts(command, environment);
    if (!author::is_case_id(command.id))
        return told_refusal({"template.bad_id", {{"id", printable(command.id)}}}, environment);
    return command.conversation.empty() ? from_template(command, environment)
                                        : from_conversation(command, environment);
}

} // namespace amends::app::cli
