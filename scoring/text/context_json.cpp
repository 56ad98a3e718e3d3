#include "scoring/text/context_json.hpp"

#include "scoring/text/civil_time.hpp"
#include "support/json_print.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace amends::text {
namespace {

using support::Error;
using support::Json;
using support::json_string;

constexpr std::array<std::string_view, 5> speakers = {"customer", "agent", "bot", "supervisor", "system"};
constexpr std::array<std::string_view, 3> languages = {"zh", "zh-Hant", "en"};

/// Reads members one by one and keeps the first fault.
class ContextReader {
public:
    explicit ContextReader(const Json& root) : root_(root) {}

    support::Result<Context> read() {
        if (!root_.is(Json::Kind::object)) return Error{"read a context", "", "it is no JSON object"};
        Context context;
        read_lang(context);
        read_texts("customer", context.customer);
        read_texts("facts", context.facts);
        read_texts("shown", context.shown);
        read_texts("hints", context.hints);
        read_texts("own", context.own);
        read_history(context);
        read_actions(context);
        if (const Json* now = member("now")) {
            if (now->is(Json::Kind::string) && read_iso(now->text))
                context.now = now->text;
            else
                fail("now", "a moment like 2026-03-12T20:14:00+08:00");
        }
        if (fault_) return *fault_;
        return context;
    }

private:
    const Json* member(std::string_view key) const {
        const Json* child = root_.find(key);
        return child != nullptr && child->is(Json::Kind::null) ? nullptr : child;
    }
    void fail(std::string_view key, std::string_view wanted) {
        if (!fault_)
            fault_ = Error{"read a context", std::string(key), "it should be " + std::string(wanted)};
    }
    void read_lang(Context& context) {
        const Json* lang = member("lang");
        if (lang == nullptr) return;
        for (std::size_t i = 0; i < languages.size(); ++i) {
            if (lang->text == languages[i]) {
                context.lang = static_cast<ContextLang>(i);
                return;
            }
        }
        fail("lang", "zh, zh-Hant or en");
    }
    void read_texts(std::string_view key, std::vector<std::string>& into) {
        const Json* list = member(key);
        if (list == nullptr) return;
        if (list->is(Json::Kind::string)) {
            into.push_back(std::string(list->text));
            return;
        }
        if (!list->is(Json::Kind::array)) return fail(key, "a text or a list of texts");
        for (const Json& child : list->children) {
            if (!child.is(Json::Kind::string)) return fail(key, "a text or a list of texts");
            into.push_back(std::string(child.text));
        }
    }
    void read_history(Context& context) {
        const Json* list = member("history");
        if (list == nullptr) return;
        if (!list->is(Json::Kind::array)) return fail("history", "a list of {who, text}");
        for (const Json& child : list->children) {
            const Json* who = child.find("who");
            const Json* text = child.find("text");
            if (who == nullptr || text == nullptr || !text->is(Json::Kind::string))
                return fail("history", "a list of {who, text}");
            const auto* speaker = std::find(speakers.begin(), speakers.end(), who->text);
            if (speaker == speakers.end())
                return fail("history", "who: customer, agent, bot, supervisor or system");
            context.history.push_back(
                {static_cast<Speaker>(speaker - speakers.begin()), std::string(text->text)});
        }
    }
    void read_actions(Context& context) {
        const Json* list = member("actions");
        if (list == nullptr) return;
        if (!list->is(Json::Kind::array)) return fail("actions", "a list");
        for (const Json& child : list->children) {
            const Json* action = child.is(Json::Kind::string) ? &child : child.find("action");
            if (action == nullptr || !action->is(Json::Kind::string))
                return fail("actions", "a list of {action, arguments}");
            ActionDone done{std::string(action->text), {}};
            if (const Json* arguments = child.find("arguments")) {
                for (const Json& argument : arguments->children) {
                    done.arguments[std::string(argument.key)] =
                        argument.is(Json::Kind::integer) ? std::to_string(argument.integer) : argument.text;
                }
            }
            context.actions.push_back(std::move(done));
        }
    }

    const Json& root_;
    std::optional<Error> fault_;
};

std::string list_json(const std::vector<std::string>& texts) {
    std::string out = "[";
    for (const std::string& text : texts)
        out += (out.size() > 1 ? "," : "") + json_string(text);
    return out + "]";
}

std::string history_json(const std::vector<Utterance>& history) {
    std::string out = "[";
    for (const Utterance& said : history) {
        out += (out.size() > 1 ? "," : "") + ("{\"text\":" + json_string(said.text))
               + ",\"who\":" + json_string(to_string(said.who)) + "}";
    }
    return out + "]";
}

std::string actions_json(const std::vector<ActionDone>& actions) {
    std::string out = "[";
    for (const ActionDone& done : actions) {
        std::string arguments;
        for (const auto& [name, value] : done.arguments)
            arguments += (arguments.empty() ? "" : ",") + json_string(name) + ":" + json_string(value);
        out += (out.size() > 1 ? "," : "") + ("{\"action\":" + json_string(done.action)) + ",\"arguments\":{"
               + arguments + "}}";
    }
    return out + "]";
}

} // namespace

std::string_view to_string(ContextLang lang) {
    return languages[static_cast<std::size_t>(lang)];
}

std::string_view to_string(Speaker who) {
    return speakers[static_cast<std::size_t>(who)];
}

support::Result<Context> context_from_json(const Json& root) {
    return ContextReader(root).read();
}

std::string to_json(const Context& context) {
    return "{\"actions\":" + actions_json(context.actions) + ",\"customer\":" + list_json(context.customer)
           + ",\"facts\":" + list_json(context.facts)
           + (context.hints.empty() ? "" : ",\"hints\":" + list_json(context.hints)) + ",\"history\":"
           + history_json(context.history) + ",\"lang\":" + json_string(to_string(context.lang))
           + ",\"now\":" + (context.now ? json_string(*context.now) : "null")
           + ",\"own\":" + list_json(context.own) + ",\"shown\":" + list_json(context.shown) + "}";
}

} // namespace amends::text
