#include "sim/scenario/problem_kinds.hpp"

#include <algorithm>
#include <array>

namespace amends::scenario {
namespace {

using support::Severity;
using enum Code;
constexpr auto error = Severity::error, warning = Severity::warning;

// clang-format off
constexpr std::array kinds = {
    // Reading
    ProblemKind{wrong_type, "F001", error,
        {"“{key}”应当是{expected}，这里是{found}", "\"{key}\" must be {expected}, this is {found}"}, {}, {}},
    ProblemKind{unknown_key, "F002", error,
        {"{object}没有“{key}”这个键", "{object} has no key \"{key}\""},
        {"可用的键：{names}；自用的键以 x- 开头", "its keys are {names}; keys of your own begin with x-"},
        {"是不是“{near}”？自用的键以 x- 开头", "did you mean \"{near}\"? Keys of your own begin with x-"}},
    ProblemKind{missing_key, "F003", error,
        {"{object}缺少“{key}”", "{object} lacks \"{key}\""}, {"补上：{doc}", "add it: {doc}"}, {}},
    ProblemKind{unknown_name, "F004", error,
        {"“{key}”不能是“{name}”", "\"{key}\" cannot be \"{name}\""},
        {"可用的值：{names}", "it is one of {names}"}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{out_of_range, "F005", error,
        {"“{key}”不能是 {found}", "\"{key}\" cannot be {found}"},
        {"取 {min} 到 {max} 的整数", "use a whole number from {min} to {max}"}, {}},
    ProblemKind{empty_text, "F006", error,
        {"“{key}”是空的", "\"{key}\" is empty"}, {"写上内容，或删掉这个键", "write something or leave the key out"}, {}},
    ProblemKind{long_text, "F007", error,
        {"“{key}”有 {found} 个字，超过 {max} 个", "\"{key}\" has {found} characters, more than {max}"},
        {"写短一些", "make it shorter"}, {}},
    ProblemKind{bad_id, "F008", error,
        {"“{name}”不能用作标识", "\"{name}\" cannot be an id"},
        {"用小写字母、数字、“_”和“-”，以字母或数字开头，最多 64 个",
         "use small letters, digits, \"_\" and \"-\", begin with a letter or digit, 64 at most"}, {}},
    ProblemKind{bad_time, "F009", error,
        {"“{name}”不是{expected}", "\"{name}\" is not {expected}"},
        {"写成 {example}", "write it like {example}"}, {}},
    ProblemKind{not_one_kind, "F010", error,
        {"{object}应当恰好说一件事，这里有 {found} 件", "{object} says exactly one thing, this one says {found}"},
        {"从中选一个：{names}", "pick one of {names}"}, {}},
    ProblemKind{long_list, "F011", error,
        {"“{key}”有 {found} 项，应为 {min} 到 {max} 项", "\"{key}\" has {found} entries; it takes {min} to {max}"},
        {"删减或补足", "add or remove some"}, {}},
    ProblemKind{unknown_format, "F012", error,
        {"格式版本 {found} 读不了，本程序读版本 {known}", "format {found} cannot be read; this program reads format {known}"},
        {"用写出它的版本打开，或按格式 {known} 改写", "open it with the program that wrote it, or write it as format {known}"}, {}},
    ProblemKind{too_many, "F013", error,
        {"问题超过 {max} 个，其余的不再列出", "more than {max} problems; the rest is not told"},
        {"先改好前面的，再检查一次", "mend those above and check again"}, {}},

    // The script
    ProblemKind{unknown_place, "S012", error,
        {"没有叫“{name}”的节点或结局", "no node or ending is named \"{name}\""},
        {"写一个已有的标识，或加上这个节点", "name one that exists or add it"},
        {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{duplicate_id, "S013", error,
        {"{what}“{name}”已经在第 {line} 行用过", "{what} \"{name}\" already stands in line {line}"},
        {"换一个标识", "give it another id"}, {}},
    ProblemKind{unreachable_node, "S014", warning,
        {"没有路通到节点“{name}”", "nothing leads to the node \"{name}\""},
        {"从别的节点接过来，或删掉它", "lead to it from another node or remove it"}, {}},
    ProblemKind{unreachable_ending, "S015", warning,
        {"没有路通到结局“{name}”", "nothing leads to the ending \"{name}\""},
        {"从某个节点接过来，或删掉它", "lead to it from a node or remove it"}, {}},
    ProblemKind{dead_end, "S016", error,
        {"从节点“{name}”走不到任何结局", "no ending can be reached from the node \"{name}\""},
        {"加一个通向结局的转移", "add a transition on the way to an ending"}, {}},
    ProblemKind{endless_loop, "S017", error,
        {"这些会不等输入就互相触发，没有尽头：{names}", "these set each other off without any input, for ever: {names}"},
        {"让其中一步等待回复、操作或时间", "let one of them wait for a reply, an action or time"}, {}},
    ProblemKind{shadowed_transition, "S018", warning,
        {"转移“{name}”轮不到：前面的“{before}”总会先成立", "the transition \"{name}\" never gets its turn: \"{before}\" before it always holds"},
        {"把条件更具体的转移放到前面", "put the more particular transition first"}, {}},
    ProblemKind{impossible_condition, "S019", warning,
        {"这个条件永远不成立：{reason}", "this condition can never hold: {reason}"},
        {"改掉矛盾的部分", "mend the part that contradicts"}, {}},
    ProblemKind{undeclared_flag, "S020", error,
        {"标志“{name}”没有在 flags 里声明", "the flag \"{name}\" is not declared in \"flags\""},
        {"在 flags 里加上它", "add it to \"flags\""}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{flag_never_read, "S021", warning,
        {"标志“{name}”设了却没人看", "the flag \"{name}\" is set but nothing looks at it"},
        {"用在条件里，或删掉它", "use it in a condition or remove it"}, {}},
    ProblemKind{flag_never_set, "S022", warning,
        {"标志“{name}”有人看却从没设过", "the flag \"{name}\" is looked at but never set"},
        {"用效果 {\"set\": \"{name}\"} 设上它", "set it with the effect {\"set\": \"{name}\"}"}, {}},
    ProblemKind{flag_unused, "S023", warning,
        {"标志“{name}”声明了却没用", "the flag \"{name}\" is declared and not used"}, {"删掉它", "remove it"}, {}},
    ProblemKind{missing_language, "S024", error,
        {"“{key}”缺少{language}", "\"{key}\" lacks its {language} text"},
        {"补上，或从 languages 里去掉这门语言", "write it, or take the language out of \"languages\""}, {}},
    ProblemKind{unknown_variable, "S025", error,
        {"没有叫“{name}”的变量", "no variable is named \"{name}\""},
        {"在 variables 里声明；花括号只用于变量", "declare it in \"variables\"; braces are for variables only"},
        {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{wrong_form, "S026", error,
        {"变量“{name}”（{kind}）不能写成“{form}”", "the variable \"{name}\" ({kind}) has no form \"{form}\""},
        {"可用的形式：{names}", "its forms are {names}"}, {}},
    ProblemKind{open_brace, "S027", error,
        {"花括号没有成对：“{name}”", "a brace is not closed: \"{name}\""},
        {"写成 {变量}；花括号只用于变量", "write {variable}; braces are for variables only"}, {}},
    ProblemKind{row_without_value, "S028", error,
        {"变量“{name}”的行“{row}”没有{language}文字", "the row \"{row}\" of the variable \"{name}\" has no {language} text"},
        {"补上这一行的文字", "write the row's text"}, {}},
    ProblemKind{tied_rows_differ, "S029", error,
        {"变量“{name}”跟随“{other}”，但行“{row}”对不上", "the variable \"{name}\" is tied to \"{other}\", but the row \"{row}\" is not in both"},
        {"两个变量的行标识必须相同", "give both variables the same row ids"}, {}},
    ProblemKind{not_a_variable_of, "S030", error,
        {"“{name}”不是金额变量", "\"{name}\" is not a variable of kind money"},
        {"用 kind 为 money 的变量", "name a variable whose kind is money"}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{missing_fallback, "S031", error,
        {"节点“{name}”没有 fallback，听不懂的话会让对话卡住", "the node \"{name}\" has no fallback: words it does not understand would stop the talk"},
        {"写上 fallback：至少一组顾客的话和 then", "write a fallback: at least one burst of lines and \"then\""}, {}},
    ProblemKind{fallback_without_then, "S032", error,
        {"节点“{name}”的 fallback 没有 then", "the fallback of the node \"{name}\" has no \"then\""},
        {"写上说完之后去哪里", "say where it leads when its lines are used up"}, {}},
    ProblemKind{missing_choices, "S033", error,
        {"可以用选项作答，但节点“{name}”没有选项", "the case can be answered by choices, but the node \"{name}\" has none"},
        {"写上 choices，或从 ways 里去掉 choices", "write \"choices\" or take them out of \"ways\""}, {}},
    ProblemKind{choices_without_way, "S034", warning,
        {"节点“{name}”有选项，但 ways 里没有 choices", "the node \"{name}\" has choices, but \"ways\" does not offer them"},
        {"在 ways 里加上 choices", "add \"choices\" to \"ways\""}, {}},
    ProblemKind{picture_missing, "S035", error,
        {"案例文件夹里没有图片“{name}”", "the scenario's folder has no picture \"{name}\""},
        {"放进文件夹，或改文件名", "put it there or mend the name"}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{path_escapes, "S036", error,
        {"图片路径“{name}”指到了案例文件夹之外", "the picture \"{name}\" lies outside the scenario's folder"},
        {"只用文件夹里的相对路径，不含“..”、“\\”和盘符", "use a path inside the folder, without \"..\", \"\\\" or a drive letter"}, {}},
    ProblemKind{unknown_shipped_picture, "S037", error,
        {"没有叫“{name}”的内置图片", "no shipped picture is named \"{name}\""},
        {"自己的图片要写扩展名，如 photo.png", "a picture of your own has an ending, as in photo.png"},
        {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{unknown_portrait, "S038", error,
        {"没有叫“{name}”的头像", "no portrait is named \"{name}\""},
        {"可用的头像：{names}；自己的头像要有 {name}-neutral 图片", "the portraits are {names}; one of your own needs a picture {name}-neutral"},
        {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{unknown_object, "S039", error,
        {"工作台上没有叫“{name}”的{what}", "the desk has no {what} \"{name}\""},
        {"写一个已有的标识", "name one that exists"}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{unknown_reveal, "S040", error,
        {"没有叫“{name}”的照片、事实、规则或文章可以显示", "no photo, fact, policy or article is named \"{name}\""},
        {"写一个已有的标识", "name one that exists"}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{unknown_event, "S041", error,
        {"没有叫“{name}”的事件", "no event is named \"{name}\""},
        {"写一个已有的标识", "name one that exists"}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{event_never_happens, "S042", warning,
        {"事件“{name}”既没有时刻，也没人触发", "the event \"{name}\" has no time and nothing triggers it"},
        {"写上 at_s，或用 trigger 触发", "give it \"at_s\" or trigger it"}, {}},
    ProblemKind{not_money_action, "S043", error,
        {"“{name}”不涉及金额", "\"{name}\" does not give money"},
        {"只对带金额的操作写金额：{names}", "amounts belong to {names}"}, {}},
    ProblemKind{no_right_option, "S044", error,
        {"小结问题“{name}”没有正确选项", "the wrap-up question \"{name}\" has no right option"},
        {"给正确的选项写 \"right\": true", "mark the right one with \"right\": true"}, {}},
    ProblemKind{too_many_right_options, "S045", warning,
        {"小结问题“{name}”只选一项，却有 {found} 个正确选项", "the wrap-up question \"{name}\" takes one answer but has {found} right ones"},
        {"只留一个，除非确实都对", "keep one, unless each is truly right"}, {}},
    ProblemKind{script_line, "S046", error,
        {"测试“{test}”第 {number} 行：{reason}", "line {number} of the test \"{test}\": {reason}"}, {}, {}},
    ProblemKind{script_unknown_choice, "S047", error,
        {"测试“{test}”选了没有的选项“{name}”", "the test \"{test}\" takes the choice \"{name}\", which does not exist"},
        {"写一个已有的选项标识", "name a choice that exists"}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{script_unknown_action_object, "S048", error,
        {"测试“{test}”的操作用了没有的{what}“{name}”", "the test \"{test}\" names the {what} \"{name}\", which does not exist"},
        {"写一个已有的标识", "name one that exists"}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{script_unknown_option, "S049", error,
        {"测试“{test}”的小结用了没有的选项“{name}”", "the test \"{test}\" wraps up with an option \"{name}\" that does not exist"},
        {"写一个已有的选项标识", "name an option that exists"}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{test_expects_unknown, "S050", error,
        {"测试“{test}”期望没有的结局“{name}”", "the test \"{test}\" expects the ending \"{name}\", which does not exist"},
        {"写一个已有的结局标识", "name an ending that exists"}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{way_beyond_authority, "S051", error,
        {"办法“{name}”要做 {action}，但客服无权，主管也批不了", "the way \"{name}\" needs {action}, which the agent may not grant and no supervisor allows"},
        {"提高 authority，或加一条 ask_supervisor 并写 grants", "raise \"authority\" or add an ask_supervisor rule with \"grants\""}, {}},
    ProblemKind{no_right_way, "S052", warning,
        {"resolution 里没有评为 right 的办法", "the resolution has no way that is graded right"},
        {"至少写一个正确的办法", "write at least one right way"}, {}},
    ProblemKind{longer_than_bubble, "S053", warning,
        {"“{key}”有 {found} 个字，超过一个气泡的 {max} 个", "\"{key}\" has {found} characters; a bubble holds {max}"},
        {"写短，或提高 contact.max_chars", "shorten it or raise contact.max_chars"}, {}},
    ProblemKind{few_samples, "S054", warning,
        {"节点“{name}”只有 {found} 条{language}示例，至少要 {min} 条", "the node \"{name}\" has too few {language} samples: {found} of {min}"},
        {"补写真实的回复，好的、一般的和差的都要", "add real replies: good, mixed and bad ones"}, {}},
    ProblemKind{contradicting_samples, "S055", error,
        {"节点“{name}”里同一句示例标了两种结果（另一处在第 {line} 行）", "the same sample of the node \"{name}\" has other labels in line {line}"},
        {"统一标注", "label it one way"}, {}},
    ProblemKind{undeclared_language, "S056", error,
        {"用了没有声明的语言“{name}”", "the language \"{name}\" is not declared"},
        {"加到 languages 里", "add it to \"languages\""}, {}},
    ProblemKind{suppression_unused, "S057", warning,
        {"这条忽略没有用到：没有 {name} 问题", "this suppression is not needed: there is no such {name}"},
        {"删掉它", "remove it"}, {}},
    ProblemKind{suppression_unknown_code, "S058", error,
        {"没有编号为“{name}”的问题", "no problem is numbered \"{name}\""},
        {"编号见 scenarios/PROBLEMS.md", "scenarios/PROBLEMS.md lists the numbers"}, {}},
    ProblemKind{suppression_of_error, "S059", error,
        {"{name} 是错误，不能忽略", "{name} is an error and cannot be suppressed"},
        {"把它改好", "mend it"}, {}},
    ProblemKind{unknown_measure, "S060", error,
        {"没有叫“{name}”的措施", "no measure is named \"{name}\""},
        {"可用的措施：{names}", "measures are {names}"}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{unknown_rubric, "S061", error,
        {"没有叫“{name}”的评分表", "no rubric is named \"{name}\""},
        {"可用的评分表：{names}", "rubrics are {names}"}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{part_missing, "S062", error,
        {"找不到片段“{name}”", "there is no part \"{name}\""},
        {"放在 parts/{name}.json", "put it at parts/{name}.json"}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{part_exit_missing, "S063", error,
        {"片段“{part}”的出口“{name}”没有接到任何地方", "the exit \"{name}\" of the part \"{part}\" leads nowhere"},
        {"在 exits 里写上它通到哪里", "say in \"exits\" where it leads"}, {}},
    ProblemKind{part_exit_unused, "S064", warning,
        {"片段“{part}”没有出口“{name}”", "the part \"{part}\" has no exit \"{name}\""},
        {"删掉它", "remove it"}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{not_an_ending, "S065", error,
        {"“{name}”应当是结局", "\"{name}\" must be an ending"},
        {"写一个结局的标识", "name an ending"}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{time_transition_without_time, "S066", error,
        {"转移“{name}”按时间触发，却没有 after_s", "the transition \"{name}\" is on time but has no \"after_s\""},
        {"写上秒数，至少 1", "say after how many seconds, at least 1"}, {}},
    ProblemKind{repeated_name, "S067", warning,
        {"“{name}”在同一个列表里出现了两次", "\"{name}\" stands twice in one list"}, {"留一个", "keep one"}, {}},
    ProblemKind{limit_below_target, "S068", error,
        {"时限 {limit} 秒比目标 {target} 秒还短", "the limit of {limit} s is below the target of {target} s"},
        {"让 limit_s 不小于 target_s", "let limit_s be at least target_s"}, {}},
    ProblemKind{unused_variable, "S069", warning,
        {"变量“{name}”没有用到", "the variable \"{name}\" is not used"}, {"用在文字里，或删掉它", "use it in a text or remove it"}, {}},
    ProblemKind{test_failed, "S070", error,
        {"测试“{test}”没有通过：{reason}", "the test \"{test}\" failed: {reason}"},
        {"改案例，或改测试的期望", "mend the case or what the test expects"}, {}},
    ProblemKind{id_unlike_folder, "S071", warning,
        {"案例标识是“{name}”，文件夹却叫“{folder}”", "the case is named \"{name}\", its folder \"{folder}\""},
        {"让两者相同", "give both one name"}, {}},
    ProblemKind{choice_label_not_read, "S072", warning,
        {"选项“{choice}”带标签 {labels}，评判从{lang}文字里一个也读不出来", "the choice \"{choice}\" has the labels {labels}, none of which the judge finds in its {lang} text"},
        {"把话说明白，或改标签；两样都对，就写明理由忽略它", "say it in the words or change the labels; where both are right, suppress this and say why"}, {}},
    ProblemKind{choice_label_not_given, "S073", warning,
        {"选项“{choice}”没有失误标签，评判在{lang}文字里读出 {labels}", "the choice \"{choice}\" has no label of a fault; the judge finds {labels} in its {lang} text"},
        {"加上标签，或改写这句话", "add the label, or change the words"}, {}},
    ProblemKind{fallback_says_one_thing, "S074", warning,
        {"节点“{name}”的 fallback 每次都说同样的话", "the fallback of the node \"{name}\" says the same each time"},
        {"至少写两组话：第二次说清楚缺什么", "write two bursts at least: the second says what is missing"}, {}},
    ProblemKind{way_cost_unlike_rules, "S075", warning,
        {"办法“{name}”的成本是 {found}，按各操作的成本合计是 {sum}", "the way \"{name}\" costs {found}, the rules of its actions add up to {sum}"},
        {"让两者一致；另外可给的，写成另一种办法", "let them agree; what may be given on top is a way of its own"}, {}},
    ProblemKind{model_misses_due, "S076", error,
        {"节点“{name}”的第 {number} 条示范回复缺少这里应有的 {labels}：评判从{lang}文字里读出的是 {read}", "model reply {number} of the node \"{name}\" misses {labels}, due there: in its {lang} text the judge reads {read}"},
        {"把话说到，或改这个节点的 expects", "say it in the words, or change what the node expects"}, {}},
    ProblemKind{bad_sample_passes, "S077", error,
        {"节点“{name}”的这条{lang}样例标为差，却能过关：评判读出 {read}，没有读出失误（标注是 {labels}）", "this {lang} sample of the node \"{name}\" is marked bad and passes: the judge reads {read} and no fault (its labels are {labels})"},
        {"让失误在话里看得出来，或改标签和 grade", "let the fault show in the words, or mend its labels and grade"}, {}},
    ProblemKind{sample_labels_missed, "S078", warning,
        {"节点“{name}”的{lang}样例一共标了 {expected} 个标签，评判漏掉 {missed} 个：{places}", "of {expected} labels in the {lang} samples of the node \"{name}\" the judge misses {missed}: {places}"},
        {"amends check --samples 列出每条读到了什么；把话说明白，或改标签；两样都对，就写明理由忽略它", "amends check --samples lists what was read; say it in the words or change the labels; where both are right, suppress this and say why"}, {}},
    ProblemKind{sample_fault_not_given, "S079", warning,
        {"节点“{name}”的这条{lang}{what}没有失误标签，评判读出 {labels}：{words}", "this {lang} {what} of the node \"{name}\" has no label of a fault; the judge finds {labels}: {words}"},
        {"加上标签，或改写这句话；两样都对，就写明理由忽略它", "add the label or change the words; where both are right, suppress this and say why"}, {}},
    ProblemKind{not_a_picture, "S080", error,
        {"文件“{name}”不是可以显示的图片", "the file \"{name}\" is no picture that can be shown"},
        {"用 PNG 或 JPEG，每边不超过 4096 像素，文件不超过 32 MB", "use PNG or JPEG, at most 4096 pixels a side and 32 MB"}, {}},

    // Rubrics
    ProblemKind{weights_do_not_sum, "R001", error,
        {"各项权重加起来是 {found}，应为 100", "the weights add up to {found}, not to 100"},
        {"调整到合计 100", "make them add up to 100"}, {}},
    ProblemKind{no_criteria, "R002", error,
        {"评分表没有评分项", "the rubric has no criteria"}, {"至少写一项", "write at least one"}, {}},
    ProblemKind{criterion_counts_nothing, "R003", error,
        {"评分项“{name}”什么也不计：没有 sources", "the criterion \"{name}\" counts nothing: it has no sources"},
        {"写上来源，如 labels", "name a source such as labels"}, {}},
    ProblemKind{label_counted_twice, "R004", error,
        {"标签“{name}”在两个评分项里重复计分：“{first}”和“{second}”", "the label \"{name}\" counts in two criteria, \"{first}\" and \"{second}\""},
        {"每个标签只归一项", "let each label count in one"}, {}},
    ProblemKind{effect_of_wrong_sign, "R005", warning,
        {"“{name}”对情绪的影响是 {found}，方向反了", "the mood effect {found} of \"{name}\" points the wrong way"},
        {"原则为正，失误为负", "principles raise the mood, faults lower it"}, {}},
    ProblemKind{csat_row_missing, "R006", error,
        {"csat 没有覆盖结局“{name}”在情绪 −100 时的分", "csat has no row for the outcome \"{name}\" from mood −100"},
        {"给每种结局写一行 mood_min 为 −100 的", "give each outcome a row whose mood_min is −100"}, {}},
    ProblemKind{phrase_empty, "R007", error,
        {"用语“{name}”没有写任何说法", "the phrase \"{name}\" lists no wording"},
        {"在 any_of 里写上至少一种", "write at least one in any_of"}, {}},
    ProblemKind{unknown_table_key, "R008", error,
        {"表“{table}”里没有“{name}”这一行", "the table \"{table}\" has no row \"{name}\""},
        {"可用的行：{names}", "its rows are {names}"}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},

    // Play scripts
    ProblemKind{line_unknown_command, "L001", error,
        {"看不懂“{name}”", "\"{name}\" is no command"},
        {"一行以 say、choose、do、wait、wrap 或 # 开头", "a line begins with say, choose, do, wait, wrap or #"},
        {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{line_missing_text, "L002", error,
        {"“{name}”后面缺少内容", "nothing follows \"{name}\""}, {"写成：{example}", "write it like: {example}"}, {}},
    ProblemKind{line_bad_string, "L003", error,
        {"引号里的字符串写得不对", "the quoted string is not a JSON string"},
        {"检查结尾的引号和反斜杠", "look for the closing quote and backslashes"}, {}},
    ProblemKind{line_bad_argument, "L004", error,
        {"“{name}”不是“键=值”", "\"{name}\" is not key=value"}, {"写成 object=laptop", "write it like object=laptop"}, {}},
    ProblemKind{line_unknown_action, "L005", error,
        {"没有叫“{name}”的操作", "no action is named \"{name}\""},
        {"可用的操作：{names}", "actions are {names}"}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{line_unknown_parameter, "L006", error,
        {"操作 {action} 没有参数“{name}”", "the action {action} takes no \"{name}\""},
        {"可用的参数：{names}", "it takes {names}"}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{line_missing_parameter, "L007", error,
        {"操作 {action} 缺少参数“{name}”", "the action {action} needs \"{name}\""}, {"加上 {name}=…", "add {name}=…"}, {}},
    ProblemKind{line_bad_number, "L008", error,
        {"“{name}”不是可用的数字", "\"{name}\" is not a number that fits here"},
        {"用 0 到 {max} 的整数", "use a whole number from 0 to {max}"}, {}},
    ProblemKind{line_unknown_question, "L009", error,
        {"小结没有“{name}”这个问题", "the wrap-up has no question \"{name}\""},
        {"可用的问题：{names}", "its questions are {names}"}, {"是不是“{near}”？", "did you mean \"{near}\"?"}},
    ProblemKind{line_repeated_argument, "L010", error,
        {"“{name}”写了两次", "\"{name}\" is given twice"}, {"留一个", "keep one"}, {}},
    ProblemKind{line_impossible, "L011", error,
        {"{reason}", "{reason}"},
        {"看看对话走到了哪里，再改这一行", "see where the conversation stands and mend the line"},
        {"用 {near} 播放这个脚本，或改这一行", "play the script with {near} or mend the line"}},
};
// clang-format on

constexpr bool in_order() {
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (static_cast<std::size_t>(kinds[i].code) != i) return false;
    }
    return true;
}
static_assert(in_order() && kinds.size() == static_cast<std::size_t>(line_impossible) + 1,
              "one row for each code, in the order of the enum");

/// `{name}` replaced by its fill; anything else in braces stays as it is.
std::string fill_in(std::string_view text, support::Lang lang, const Fills& fills) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t close = text[at] == '{' ? text.find('}', at) : std::string_view::npos;
        if (close != std::string_view::npos) {
            const auto name = text.substr(at + 1, close - at - 1);
            const auto fill =
                std::find_if(fills.begin(), fills.end(), [&](const Fill& f) { return f.name == name; });
            if (fill != fills.end()) {
                out += fill->words.in(lang);
                at = close + 1;
                continue;
            }
        }
        out += text[at++];
    }
    return out;
}

support::Localized fill_in(const ProblemText& text, const Fills& fills) {
    return {fill_in(text.zh, support::Lang::zh, fills), fill_in(text.en, support::Lang::en, fills)};
}

} // namespace

std::span<const ProblemKind> problem_kinds() {
    return kinds;
}

const ProblemKind& problem_kind(Code code) {
    return kinds[static_cast<std::size_t>(code)];
}

const ProblemKind* find_problem_kind(std::string_view id) {
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const ProblemKind& k) { return k.id == id; });
    return found == kinds.end() ? nullptr : &*found;
}

support::Problem make_problem(Code code, std::string file, int line, int column, const Fills& fills) {
    const ProblemKind& kind = problem_kind(code);
    const bool near = std::any_of(fills.begin(), fills.end(),
                                  [](const Fill& f) { return f.name == "near" && !f.words.empty(); });
    return {std::move(file),
            line,
            column,
            kind.severity,
            std::string(kind.id),
            fill_in(kind.message, fills),
            fill_in(near && !kind.near_hint.en.empty() ? kind.near_hint : kind.hint, fills)};
}

void sort_and_limit(std::vector<support::Problem>& problems) {
    const std::string_view more = problem_kind(too_many).id;
    const auto told = std::erase_if(problems, [&](const support::Problem& p) { return p.code == more; });
    support::sort_problems(problems);
    if (problems.size() <= problems_max && told == 0) return;
    problems.resize(std::min(problems.size(), problems_max));
    const support::Problem& last = problems.back();
    problems.push_back(make_problem(too_many, last.file, last.line, last.column,
                                    {{"max", static_cast<std::int64_t>(problems_max)}}));
}

} // namespace amends::scenario
