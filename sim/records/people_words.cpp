#include "sim/records/people_words.hpp"

#include "sim/records/people.hpp"
#include "sim/records/people_writing.hpp"
#include "sim/records/words.hpp"

#include <cstdlib>

namespace amends::records {
namespace {

support::Localized words_of_right(std::string_view right) {
    if (right == to_string(Right::see_people))
        return {"查看人员名单需要培训师或经理的权限。",
                "Only a trainer or a manager may see the list of people."};
    if (right == to_string(Right::change_people))
        return {"增改人员只能由经理进行。", "Only a manager may add or change people."};
    if (right == to_string(Right::reset_pins))
        return {"重置 PIN 只能由经理进行。", "Only a manager may reset a PIN."};
    if (right == to_string(Right::read_records))
        return {"他人的演练记录只有经理可以查看。",
                "Another person's records may be read by a manager only."};
    if (right == to_string(Right::erase_people))
        return {
            "删除个人数据、重建记录和设定保留期限只能由经理进行。",
            "Only a manager may erase a person's data, make records again from their events, or set how long "
            "texts are kept."};
    if (right == to_string(Right::run_programmes))
        return {"设立和管理考核项目、抽样、校准和重评只能由经理进行。",
                "Only a manager may set up and run programmes, draw samples, calibrate, and mark again."};
    if (right == to_string(Right::mark_turns))
        return {"确认和改判只能由培训师或经理进行。",
                "Only a trainer or a manager may confirm and overrule marks."};
    if (right == sharing_right)
        return {"一轮的文字只有本人可以分享，也只有本人可以收回。",
                "Only whose words they are may share a turn, or take it back."};
    if (right == practice_words_right)
        return {
            "演练中写的文字归本人所有，其他人只能查看本人分享的轮次。",
            "The words of a practice are the trainee's own; others read only the turns that were shared."};
    if (right == writing_right)
        return {"只能在自己的演练里作答。没有写入任何内容。",
                "Everybody writes into their own attempts only. Nothing was written."};
    if (right == to_string(Right::collect_records))
        return {"备份、恢复全部记录和收集其他电脑的记录只能由经理进行。",
                "Only a manager may copy all records, put a copy back, or collect those of other desks."};
    if (right == to_string(Right::accept_changes))
        return {"认可记录里发现的改动只能由经理进行。",
                "Only a manager may accept a change that was found in the records."};
    return {"考核报告只有培训师和经理可以查看。", "Reports may be read by trainers and managers only."};
}

support::Localized words_of_flaw(const StoreFault& fault) {
    const support::Localized flaw =
        sentence(static_cast<PersonFlaw>(std::strtol(fault.detail.c_str(), nullptr, 10)));
    return {"没有写入：" + flaw.zh + "。", "Nothing was written: " + flaw.en + "."};
}

} // namespace

support::Localized words_of_people(const StoreFault& fault) {
    switch (fault.kind) {
    case FaultKind::not_allowed: return words_of_right(fault.detail);
    case FaultKind::unknown_person:
        return {"名单上没有编号 {detail}。", "Nobody is listed under the id {detail}."};
    case FaultKind::known_person:
        return {"编号 {detail} 已在名单上。没有写入任何内容。",
                "The id {detail} is listed already. Nothing was written."};
    case FaultKind::inactive_person:
        return {"{detail} 已停用。请经理先启用。", "{detail} is deactivated; a manager can activate them."};
    case FaultKind::merged_person:
        return {"此人已并入 {detail}，请用该编号。", "This person was merged into {detail}; use that id."};
    case FaultKind::same_person:
        return {"不能把 {detail} 并入自己。", "{detail} cannot be merged into themselves."};
    case FaultKind::bad_person: return words_of_flaw(fault);
    case FaultKind::last_manager:
        if (fault.detail.empty()) // the first people of all
            return {
                "第一批人员里要有经理：请把表中一人的角色写成 manager，或先用 amends people add 添加经理。",
                "Among the first people must be a manager: give somebody in the table the role manager, or "
                "add "
                "the manager first with: amends people add"};
        return {"这样就没有在职的经理了。请先设另一位经理。",
                "That would leave nobody who is a manager. Make somebody else a manager first."};
    case FaultKind::not_last_manager:
        return {"{detail} 不是唯一的经理：请另一位经理重置其 PIN。",
                "{detail} is not the only manager: another manager can reset the PIN."};
    case FaultKind::wrong_pin:
        if (fault.detail == "0") return {"PIN 不正确。", "The PIN is wrong."};
        return {"PIN 不正确。{detail} 秒后才能再试。",
                "The PIN is wrong. The next try is possible in {detail} s."};
    case FaultKind::pin_wait:
        return {"错误次数过多，还需等待 {detail} 秒。这次没有计入。",
                "Too many wrong tries: wait another {detail} s. This try did not count."};
    case FaultKind::weak_pin: break;
    default: break;
    }
    return {
        "PIN 须有 6 至 64 个字符，不能是同一字符重复，也不能是 123456 这样的顺序。",
        "A PIN has 6 to 64 characters and is neither one character repeated nor a sequence such as 123456."};
}

support::Localized words_of_programmes(const StoreFault& fault) {
    struct Words {
        FaultKind kind{};
        std::string_view detail;
        support::Localized words;
    };
    static const Words all[] = {
        {FaultKind::bad_programme, "title", {"考核项目需要一个名称。", "A programme needs a title."}},
        {FaultKind::bad_programme,
         "few_cases",
         {"每份试卷至少要有五个案例。", "A form needs at least five cases."}},
        {FaultKind::bad_programme,
         "unequal",
         {"两份试卷的案例数不同。", "The two forms do not have equally many cases."}},
        {FaultKind::bad_programme,
         "day",
         {"日期请写成 2026-11-23 这样，并且确有这一天。", "Write a day that exists like this: 2026-11-23."}},
        {FaultKind::bad_programme,
         "order_of_days",
         {"日期先后不对：截止不能早于开始，训后不能早于训前。",
          "The days are in the wrong order: nothing is due before it opens, and the final does not come "
          "before the "
          "baseline."}},
        {FaultKind::bad_programme,
         "same_form",
         {"补考试卷和已有的试卷是同样的案例。补考要用第三份试卷，至少换一个案例。",
          "The resit form has the same cases as another form. A resit takes a third form: change at least "
          "one case."}},
        {FaultKind::bad_programme, "reason", {"作废须写明理由。", "Voiding needs a reason."}},
        {FaultKind::bad_programme,
         "goal",
         {"改进计划要写明目标，最多 500 个字。", "An improvement plan needs a goal of at most 500 letters."}},
        {FaultKind::bad_programme,
         "plan",
         {"这个改进计划已经结束，或不存在。", "This improvement plan is closed already, or there is none."}},
        {FaultKind::cannot_sit,
         "no_member",
         {"此人不在这个考核项目里。", "This person does not belong to the programme."}},
        {FaultKind::cannot_sit,
         "sat",
         {"这一阶段已经考过；每阶段只考一次，除非经理将其作废。",
          "This phase has been sat already: there is one sitting, unless a manager voids it."}},
        {FaultKind::cannot_sit,
         "order",
         {"顺序不对：先训前，再训后，最后才是补考。",
          "Baseline comes before final, and final before a resit."}},
        {FaultKind::cannot_sit,
         "still_open",
         {"前一阶段还没有考完，请先接着考完。", "The phase before is not finished: go on with it first."}},
        {FaultKind::cannot_sit,
         "passed",
         {"训后考核已经通过，不需要补考。", "The final is passed: there is nothing to resit."}},
        {FaultKind::cannot_sit, "no_form", {"还没有补考试卷。", "There is no form for resits yet."}},
        {FaultKind::cannot_sit, "early", {"这一阶段还没有开始。", "This phase has not begun yet."}},
        {FaultKind::cannot_sit,
         "warm_up",
         {"训前考核之前，须先完成新手案例，再用其他案例各完成一次打字作答和选项作答的演练。",
          "Before the baseline come the guided case and a finished practice of another case in each way of "
          "answering, typed and by choices."}},
        {FaultKind::cannot_sit, "other", {"每个人只能为自己参加考核。", "Everybody sits for themselves."}},
        {FaultKind::cannot_sit, "void", {"这次考核已经作废。", "This sitting is void already."}},
        {FaultKind::cannot_sit,
         "form_used",
         {"已有人考过这份补考试卷，不能再换。",
          "Somebody has sat the resit form already; it cannot be changed."}}};
    for (const Words& one : all)
        if (one.kind == fault.kind && one.detail == fault.detail) return one.words;
    return {"没有 {detail} 这个考核项目或考次。", "There is no programme or sitting {detail}."};
}

} // namespace amends::records
