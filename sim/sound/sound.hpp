#pragma once
// Sounds behind one small interface. Without a device everything here does nothing, and says so once.
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace amends::sound {

/// The cues of the program; the file of each is named after it.
enum class Cue : std::uint8_t {
    message_in,
    message_sent,
    phone_ring,
    waiting,
    mood_up,
    mood_down,
    passed,
    not_passed,
    click,
    error,
    ambience,
};
inline constexpr std::size_t cue_count = 11;

/// What a volume is set for.
enum class Kind : std::uint8_t { messages, phone, mood, result, interface, ambience };
inline constexpr std::size_t kind_count = 6;

[[nodiscard]] std::string_view file_stem(Cue);
[[nodiscard]] Kind kind_of(Cue);

/// Plays cues from WAV files. One at a time in a process.
class Player {
public:
    /// Opens the device and loads `folder`/<cue>.wav. Never fails: see `silent_because`.
    static Player open(const std::string& folder);
    Player(Player&&) noexcept;
    Player& operator=(Player&&) noexcept;
    ~Player();

    /// Why nothing can be heard; empty when sound works. Cues whose file is missing are silent one by one.
    [[nodiscard]] const std::string& silent_because() const;

    /// Plays a cue once at its kind's volume; phone_ring and ambience repeat until stopped.
    void play(Cue);
    void stop(Cue);
    void set_volume(Kind, int percent); ///< 0…100
    void set_muted(bool);

    /// Hears what is played, interleaved 16-bit stereo at 44.1 kHz, on the mixer's thread. For tests.
    void listen(std::function<void(std::span<const std::int16_t>)>);

private:
    struct Inside;
    explicit Player(std::unique_ptr<Inside>);
    std::unique_ptr<Inside> inside_;
};

} // namespace amends::sound
