#pragma once
#include "support/result.hpp"

#include <filesystem>
#include <optional>

namespace amends::app::platform {

/// Asks the desktop to show a folder in its file manager.
class FolderOpening {
public:
    /// An error when the desktop has no such service.
    [[nodiscard]] static support::Result<FolderOpening> begin(const std::filesystem::path& folder);

    /// Nothing while the service is still at it; then, once, whether it could.
    [[nodiscard]] std::optional<support::Status> answer();

private:
    FolderOpening(std::filesystem::path folder, long process)
        : folder_(std::move(folder)), process_(process) {}
    std::filesystem::path folder_;
    long process_ = -1;
};

} // namespace amends::app::platform
