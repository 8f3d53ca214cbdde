//! What a browser says of itself, as few words as people need to know theirs again: `firefox-windows`. Versions and models are
//! not kept.

/// Names as they stand in `User-Agent`, the more particular ones first: nearly all of them name Safari and many Chrome, too.
const BROWSERS: [(&str, &str); 9] = [
    ("edg", "edge"),
    ("opr/", "opera"),
    ("samsungbrowser", "samsung"),
    ("firefox", "firefox"),
    ("fxios", "firefox"),
    ("crios", "chrome"),
    ("chrome", "chrome"),
    ("chromium", "chrome"),
    ("safari", "safari"),
];

const SYSTEMS: [(&str, &str); 7] =
    [("iphone", "ios"), ("ipad", "ios"), ("android", "android"), ("windows", "windows"), ("cros", "chromeos"), ("mac os x", "macos"), ("linux", "linux")];

/// Browser and system, each of a closed list or `other`, with a hyphen between.
#[must_use]
pub fn code(user_agent: &str) -> String {
    let lower = user_agent.to_ascii_lowercase();
    let find = |list: &[(&str, &'static str)]| list.iter().find(|(mark, _)| lower.contains(mark)).map_or("other", |(_, name)| name);
    format!("{}-{}", find(&BROWSERS), find(&SYSTEMS))
}

/// Its two parts; `other` for what cannot be one of ours.
#[must_use]
pub fn parts(code: &str) -> (&'static str, &'static str) {
    let (browser, system) = code.split_once('-').unwrap_or_default();
    let find = |list: &[(&str, &'static str)], name: &str| list.iter().find(|(_, known)| *known == name).map_or("other", |(_, known)| known);
    (find(&BROWSERS, browser), find(&SYSTEMS, system))
}

#[cfg(test)]
mod tests {
    use super::{code, parts};

    #[test]
    fn browsers_are_known_by_what_they_say() {
        for (said, expected) in [
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "firefox-windows"),
            ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "edge-windows"),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15", "safari-macos"),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "safari-ios"),
            ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "chrome-android"),
            ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "chrome-linux"),
            ("", "other-other"),
            ("<script>", "other-other"),
        ] {
            assert_eq!(code(said), expected, "{said}");
            assert_eq!(format!("{}-{}", parts(expected).0, parts(expected).1), expected);
        }
        assert_eq!(parts("x"), ("other", "other"));
    }
}
