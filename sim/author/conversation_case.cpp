#include "sim/author/conversation_case.hpp"

#include "support/utf8.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace amends::author {
namespace {

using TalkJson = nlohmann::ordered_json;
using support::Lang;

constexpr std::size_t bubble_letters = 1000, mail_letters = 4000;

/// The first letters of a text; braces would be variables.
std::string spoken_text(std::string_view text, std::size_t letters_most) {
    std::string kept;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size() && letters < letters_most; ++letters) {
        const support::CodePoint letter = support::decode_utf8(text, at);
        at += letter.length;
        const char32_t value = letter.value == U'{' ? U'｛' : letter.value == U'}' ? U'｝' : letter.value;
        const bool control = value < 0x20 && value != U'\n' && value != U'\t';
        if (!control) support::append_utf8(kept, value);
    }
    return kept;
}

TalkJson in_language(Lang lang, std::string_view text) {
    return TalkJson{{lang == Lang::zh ? "zh" : "en", text}};
}
TalkJson both(std::string_view zh, std::string_view en) {
    return TalkJson{{"zh", zh}, {"en", en}};
}

/// Replies as they are given when nothing is done; they are to be replaced by what people of this shop say.
std::string_view weak_reply(Lang lang, std::size_t step) {
    constexpr std::string_view zh[] = {"您反映的情况我们已经收到，会尽快为您处理，请您耐心等待。",
                                       "这个我们也没有办法，系统里就是这么显示的。",
                                       "麻烦您自己再看一下页面上的说明，上面都写着的。"};
    constexpr std::string_view en[] = {
        "Your message has been received and will be dealt with as soon as possible. Please be patient.",
        "There is nothing we can do about it, that is what the system shows.",
        "Please read the page again yourself, it is all written there."};
    return lang == Lang::zh ? zh[step % 3] : en[step % 3];
}

TalkJson names_of(const text::LabelSet& labels) {
    TalkJson names = TalkJson::array();
    for (const text::Label label : text::all_labels())
        if (labels.test(static_cast<std::size_t>(label))) names.push_back(text::to_string(label));
    return names;
}

/// Acts once each, those of greeting and the like left out: a case does not turn on them.
TalkJson acts_of(const text::Verdict& verdict) {
    TalkJson acts = TalkJson::array();
    for (const auto& act : verdict.acts) {
        const std::string& id = act.id.value;
        const bool manner =
            id == "greet" || id == "close" || id == "thank" || id == "calm" || id == "wait_notice";
        if (!manner && !id.starts_with("x-") && std::find(acts.begin(), acts.end(), id) == acts.end())
            acts.push_back(id);
    }
    return acts;
}

/// Of what the reply does well the two things that count most are due, the others welcome.
TalkJson expects_of(const text::LabelSet& labels) {
    constexpr std::size_t due_most = 2;
    using text::Label;
    TalkJson due = TalkJson::array(), welcome = TalkJson::array();
    for (const Label label :
         {Label::solution, Label::empathy, Label::ownership, Label::clarifying, Label::timeline,
          Label::listening, Label::proactive, Label::grounded_limit, Label::follow_up, Label::respect})
        if (labels.test(static_cast<std::size_t>(label)))
            (due.size() < due_most ? due : welcome).push_back(text::to_string(label));
    TalkJson expects = TalkJson::object();
    if (!due.empty()) expects["due"] = due;
    if (!welcome.empty()) expects["welcome"] = welcome;
    return expects;
}

class CaseMaker {
public:
    CaseMaker(const TalkSteps& steps, const NewCase& made, const engine::JudgeReply& judge)
        : steps_(steps), made_(made), judge_(judge), count_(std::min(steps.steps.size(), talk_steps_max)) {
        context_.lang = made.lang == Lang::zh ? text::ContextLang::zh : text::ContextLang::en;
        context_.now = made.now;
    }

    TalkJson scenario() {
        TalkJson nodes = TalkJson::array();
        for (std::size_t step = 0; step < count_; ++step)
            nodes.push_back(node(step));
        TalkJson made = head();
        made["start"] = "turn_1";
        made["nodes"] = std::move(nodes);
        made["endings"] = endings();
        made["tests"] = tests();
        return made;
    }

private:
    TalkJson head() const {
        const TalkJson title = made_.title.empty() ? worded("来自一段对话", "From a conversation")
                                                   : said(spoken_text(made_.title, 80));
        return {
            {"format", 1},
            {"id", made_.id},
            {"title", title},
            {"summary", worded("用一句话写：出了什么事，顾客要什么。",
                               "Write in one line what went wrong and what the customer wants.")},
            {"topic", "other"},
            {"channel", made_.mail ? "email" : "chat"},
            {"languages", languages()},
            {"ways", {"choices"}},
            {"x-todo", both("改标题和介绍；每个节点里换掉弱回复，核对标签；工作台写上订单、规则和操作；写上解"
                            "决办法和小结。",
                            "Change title and summary; in each node replace the weak reply and go through "
                            "the labels; put orders, "
                            "policies and actions on the desk; write resolution and wrap-up.")},
            {"now", made_.now},
            {"contact", {{"max_chars", made_.mail ? 2000 : 1000}}},
            {"customer",
             {{"name", worded("顾客", "Customer")}, {"portrait", "lin-yue"}, {"leaves_to", "left"}}},
            {"desk", TalkJson::object()}};
    }
    TalkJson languages() const {
        if (made_.both) return {"zh", "en"};
        return TalkJson::array({made_.lang == Lang::zh ? "zh" : "en"});
    }
    /// Words of the talk: in a case of both languages they stand in both, for one of them is still missing.
    TalkJson said(std::string_view text) const {
        return made_.both ? both(text, text) : in_language(made_.lang, text);
    }
    /// Words of our own.
    TalkJson worded(std::string_view zh, std::string_view en) const {
        return made_.both ? both(zh, en) : in_language(made_.lang, made_.lang == Lang::zh ? zh : en);
    }
    TalkJson lines(const std::vector<std::string>& texts) const {
        TalkJson lines = TalkJson::array();
        for (const std::string& text : texts)
            lines.push_back({{"text", said(spoken_text(text, bubble_letters))}});
        return lines;
    }
    text::Verdict read(const std::string& reply) const { return judge_(context_, reply); }

    TalkJson choice(const std::string& id, TalkJson words, const text::Verdict& verdict) const {
        TalkJson choice = {{"id", id}, {"text", std::move(words)}};
        if (verdict.labels.any()) choice["labels"] = names_of(verdict.labels);
        if (TalkJson acts = acts_of(verdict); !acts.empty()) choice["acts"] = std::move(acts);
        return choice;
    }
    TalkJson node(std::size_t step) {
        const TalkStep& step_said = steps_.steps[step];
        const std::string number = std::to_string(step + 1);
        const std::string reply = spoken_text(step_said.reply, bubble_letters);
        const std::string weak(weak_reply(made_.lang, step));
        context_.customer = step_said.customer;
        const text::Verdict good = read(reply), bad = read(weak);
        TalkJson choices = {
            choice("reply_" + number, said(reply), good),
            choice("weak_" + number, worded(weak_reply(Lang::zh, step), weak_reply(Lang::en, step)), bad)};
        if (step % 2 == 1) std::swap(choices[0], choices[1]); // the first is not always the best
        TalkJson node = {{"id", "turn_" + number},
                         {"title", worded("第 " + number + " 步", "Step " + number)},
                         {"customer", lines(step_said.customer)}};
        if (TalkJson expects = expects_of(good.labels); !expects.empty())
            node["expects"] = std::move(expects);
        if (made_.both)
            node["x-todo"] = both("这里的话两种语言一样，把缺的那种译出来。",
                                  "What is said here stands alike in both languages; translate it into the "
                                  "one that is missing.");
        node["choices"] = std::move(choices);
        node["transitions"] = TalkJson::array({transition(step, acts_of(good), acts_of(bad))});
        node["fallback"] = fallback();
        node["models"] = TalkJson::array({said(spoken_text(step_said.reply, mail_letters))});
        for (const std::string& line : step_said.customer)
            context_.history.push_back({text::Speaker::customer, line});
        context_.history.push_back({text::Speaker::agent, step_said.reply});
        return node;
    }
    /// On by what the reply does and the weak one does not; by the choice's being made where nothing tells
    /// them apart.
    TalkJson transition(std::size_t step, const TalkJson& acts, const TalkJson& weak_acts) const {
        TalkJson parts = TalkJson::array();
        for (const TalkJson& act : acts)
            if (std::find(weak_acts.begin(), weak_acts.end(), act) == weak_acts.end())
                parts.push_back({{"act", act}});
        const bool last = step + 1 == count_;
        TalkJson made = {{"id", "on"}};
        if (parts.size() == 1) made["when"] = parts[0];
        if (parts.size() > 1) made["when"] = {{"any", parts}};
        made["to"] = last ? "settled" : "turn_" + std::to_string(step + 2);
        return made;
    }
    TalkJson fallback() const {
        const auto burst = [&](std::string_view zh, std::string_view en) {
            return TalkJson::array({{{"text", worded(zh, en)}}});
        };
        return {{"lines",
                 {burst("所以呢？", "and so?"), burst("我问的事你还没说：到底怎么处理，什么时候",
                                                      "you haven't answered: what will be done, and when?")}},
                {"then", "left"}};
    }
    TalkJson endings() const {
        TalkJson settled = {
            {"id", "settled"}, {"title", worded("谈妥了", "Settled")}, {"outcome", "settled"}};
        if (!steps_.last_words.empty()) settled["customer"] = lines(steps_.last_words);
        return {settled,
                {{"id", "left"}, {"title", worded("顾客走了", "The customer left")}, {"outcome", "lost"}}};
    }
    TalkJson tests() const {
        TalkJson script = TalkJson::array();
        for (std::size_t step = 1; step <= count_; ++step)
            script.push_back("choose reply_" + std::to_string(step));
        return {{{"id", "as_it_went"},
                 {"lang", made_.lang == Lang::zh ? "zh" : "en"},
                 {"way", "choices"},
                 {"script", script},
                 {"expect", {{"ending", "settled"}}}}};
    }

    const TalkSteps& steps_;
    const NewCase& made_;
    const engine::JudgeReply& judge_;
    std::size_t count_;
    text::Context context_;
};

} // namespace

std::string case_from_talk(const TalkSteps& steps, const NewCase& made, const engine::JudgeReply& judge) {
    return CaseMaker(steps, made, judge).scenario().dump(2, ' ', false, TalkJson::error_handler_t::replace)
           + '\n';
}

} // namespace amends::author
