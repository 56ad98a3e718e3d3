#include "sim/records/marks_words.hpp"

#include <string_view>

namespace amends::records {

support::Localized words_of_marks(const StoreFault& fault) {
    struct Words {
        std::string_view why;
        support::Localized words;
    };
    static const Words all[] = {
        {"reason", {"请写明理由。没有写入。", "A reason is needed. Nothing was written."}},
        {"long",
         {"理由超过 2000 个字符，或含有无效的字节。",
          "The reason has more than 2,000 characters or holds broken bytes."}},
        {"nobody",
         {"评分须由名单上的人员签字确认。请先添加人员，再用 --as 说明您是谁。",
          "Marking needs somebody who is listed: add people first, then say who you are with --as."}},
        {"unknown", {"没有编号 {file} 的演练。", "There is no attempt {file}."}},
        {"own", {"不能评自己的演练。", "Nobody marks their own attempt."}},
        {"open", {"这次演练还没有结束。", "This attempt is not closed yet."}},
        {"erased", {"此人的数据已删除，无可评之处。", "This person was erased; there is nothing to mark."}},
        {"practice",
         {"练习的文字属于学员本人，除非学员分享了这一轮。",
          "The words of a practice are the trainee's own, unless the turn was shared."}},
        {"turn", {"这次演练没有这一轮。", "The attempt has no such turn."}},
        {"label", {"请指明一个标签。", "Name one label."}},
        {"result", {"没有算出成绩，未写入。", "The result could not be worked out; nothing was written."}},
        {"changed",
         {"其间另有人评过这次演练，没有写入。请重新查看。",
          "Somebody marked this attempt meanwhile. Nothing was written; look at it again."}},
        {"not_blind",
         {"您已评过这一轮，盲评须由他人进行。",
          "You have decided on this turn already; a blind mark is for somebody else."}},
        {"twice", {"您已盲评过这一轮。", "You have marked this turn blind already."}},
        {"not_drawn", {"这一轮不在该样本中。", "This turn is not in that sample."}},
        {"not_own", {"只能对自己的演练提出异议。", "Only one's own attempt can be disputed."}},
        {"disputed", {"对此的异议还在等待答复。", "A dispute about this is waiting for its answer already."}},
        {"no_dispute", {"没有编号 {file} 的异议。", "There is no dispute number {file}."}},
        {"answered", {"异议 {file} 已有答复。", "Dispute {file} has been answered already."}},
        {"same_marker",
         {"这一处是您评的，异议须由另一人答复。",
          "You marked this; the dispute is for another person to answer."}},
        {"partly",
         {"所采纳的标签与答复不符：全部采纳须含全部，部分采纳须少于全部，驳回则为空。",
          "The labels do not fit the answer: accepting takes all that are disputed, accepting partly takes "
          "fewer, refusing none."}},
        {"decision",
         {"这一轮没有可以这样处理的标签。请用 marks show 查看。",
          "Nothing in this turn can be decided that way; look with marks show."}},
        {"suspected_first",
         {"成绩取决于疑似严重错误：请先逐处确认或撤销，再确认成绩。",
          "The result hangs on suspected critical faults: confirm or lift each of them first."}},
        {"nothing_waits",
         {"这次演练的成绩不在等待确认。", "The result of this attempt is not waiting for anybody."}},
        {"no_rubric",
         {"现在没有评分标准 {file}，无法据此重评。", "There is no rubric {file} now to mark by."}},
        {"texts_gone",
         {"演练 {file} 的文字已按保留规定删除，只剩分数和标签，不能再评。",
          "The words of attempt {file} are gone by the rule for keeping texts. Points and labels stay; there "
          "is "
          "nothing left to mark."}},
        {"unplayable",
         {"演练 {file} 由另一个版本写成，这个程序不能重新计算成绩。",
          "Attempt {file} was made by another version; this program cannot work its result out again."}}};
    for (const Words& one : all)
        if (one.why == fault.detail) return one.words;
    return {"没有写入。", "Nothing was written."};
}

} // namespace amends::records
