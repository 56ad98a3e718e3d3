#include "sim/sound/sound.hpp"

#include <SDL.h>
#include <SDL_mixer.h>

#include <algorithm>
#include <mutex>

namespace amends::sound {
namespace {

constexpr int sample_rate = 44100, channels_out = 2, buffer_frames = 1024, mixing_channels = 16;

struct CueRow {
    std::string_view stem;
    Kind kind;
    bool repeats;
};
constexpr std::array<CueRow, cue_count> cues{{
    {"message_in", Kind::messages, false},
    {"message_sent", Kind::messages, false},
    {"phone_ring", Kind::phone, true},
    {"waiting", Kind::phone, false},
    {"mood_up", Kind::mood, false},
    {"mood_down", Kind::mood, false},
    {"passed", Kind::result, false},
    {"not_passed", Kind::result, false},
    {"click", Kind::interface, false},
    {"error", Kind::interface, false},
    {"ambience", Kind::ambience, true},
}};

const CueRow& row_of(Cue cue) {
    return cues[static_cast<std::size_t>(cue)];
}

} // namespace

struct Player::Inside {
    std::string silent_because;
    bool open = false, muted = false;
    std::array<Mix_Chunk*, cue_count> chunks{};
    std::array<int, cue_count> playing{};
    std::array<int, kind_count> percent{};
    std::mutex listening;
    std::function<void(std::span<const std::int16_t>)> listener;

    Inside() {
        percent.fill(100);
        playing.fill(-1);
    }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    ~Inside() {
        if (open) {
            Mix_SetPostMix(nullptr, nullptr);
            Mix_HaltChannel(-1);
            for (Mix_Chunk* chunk : chunks) {
                if (chunk) Mix_FreeChunk(chunk);
            }
            Mix_CloseAudio();
        }
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
    }
    [[nodiscard]] int volume_of(Kind kind) const {
        return muted ? 0 : percent[static_cast<std::size_t>(kind)] * MIX_MAX_VOLUME / 100;
    }
    void apply_volumes() {
        for (std::size_t i = 0; i < cue_count; ++i) {
            if (chunks[i]) Mix_VolumeChunk(chunks[i], volume_of(cues[i].kind));
        }
    }
};

std::string_view file_stem(Cue cue) {
    return row_of(cue).stem;
}
Kind kind_of(Cue cue) {
    return row_of(cue).kind;
}

Player::Player(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Player::Player(Player&&) noexcept = default;
Player& Player::operator=(Player&&) noexcept = default;
Player::~Player() = default;

Player Player::open(const std::string& folder) {
    auto inside = std::make_unique<Inside>();
    // It would catch the signals that end a program and hand them to an event queue that nobody reads.
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    // SDL_Init succeeds where no device is; only Mix_OpenAudio knows.
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0
        || Mix_OpenAudio(sample_rate, AUDIO_S16SYS, channels_out, buffer_frames) != 0) {
        inside->silent_because = SDL_GetError();
        if (inside->silent_because.empty()) inside->silent_because = "no audio device";
        return Player(std::move(inside));
    }
    inside->open = true;
    Mix_AllocateChannels(mixing_channels);
    for (std::size_t i = 0; i < cue_count; ++i) {
        inside->chunks[i] = Mix_LoadWAV((folder + "/" + std::string(cues[i].stem) + ".wav").c_str());
    }
    inside->apply_volumes();
    return Player(std::move(inside));
}

const std::string& Player::silent_because() const {
    return inside_->silent_because;
}

void Player::play(Cue cue) {
    const auto index = static_cast<std::size_t>(cue);
    Mix_Chunk* chunk = inside_->chunks[index];
    if (!chunk || inside_->volume_of(row_of(cue).kind) == 0) return;
    if (row_of(cue).repeats && inside_->playing[index] >= 0) return;
    inside_->playing[index] = Mix_PlayChannel(-1, chunk, row_of(cue).repeats ? -1 : 0);
}

void Player::stop(Cue cue) {
    int& channel = inside_->playing[static_cast<std::size_t>(cue)];
    if (inside_->open && channel >= 0) Mix_FadeOutChannel(channel, 120);
    channel = -1;
}

void Player::set_volume(Kind kind, int percent) {
    inside_->percent[static_cast<std::size_t>(kind)] = std::clamp(percent, 0, 100);
    inside_->apply_volumes();
}

void Player::set_muted(bool muted) {
    inside_->muted = muted;
    inside_->apply_volumes();
}

void Player::listen(std::function<void(std::span<const std::int16_t>)> listener) {
    if (!inside_->open) return;
    {
        const std::lock_guard lock(inside_->listening);
        inside_->listener = std::move(listener);
    }
    Mix_SetPostMix(
        [](void* self, Uint8* stream, int bytes) {
            auto* inside = static_cast<Inside*>(self);
            const std::lock_guard lock(inside->listening);
            if (!inside->listener) return;
            const auto* samples = static_cast<const std::int16_t*>(static_cast<const void*>(stream));
            inside->listener({samples, static_cast<std::size_t>(bytes) / sizeof(std::int16_t)});
        },
        inside_.get());
}

} // namespace amends::sound
