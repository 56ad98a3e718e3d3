#pragma once
#include "sim/app/session/ready_case.hpp"
#include "sim/engine/play.hpp"

namespace amends::app::cli {

/// Stores a script's play as attempt `id`; with its result where it was played to the end; `judge` as
/// for `play_json`. Null: durable.
std::optional<records::StoreFault> record_play(records::AttemptStore&, const std::string& id,
                                               const ReadyCase&, const engine::Playthrough&,
                                               const engine::JudgeReply& judge);

} // namespace amends::app::cli
