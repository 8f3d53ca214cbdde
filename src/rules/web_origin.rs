//! Sites that may frame something of ours: scheme, host and port, as `Content-Security-Policy: frame-ancestors` names them
//! (CSP 3 §2.3.1). Only what is read here ever reaches that header.

use url::Url;

/// Most sites that one list names.
pub const MOST: usize = 20;

/// `https://www.example.org`, `https://*.example.org` for all sites below it, or `http://localhost:8000` on one's own computer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct WebOrigin(String);

impl WebOrigin {
    /// Takes the address of any page of the site, too: what follows the host is dropped. `None`: no site.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > 300 {
            return None;
        }
        let (scheme, rest) = text.split_once("://").unwrap_or(("https", text));
        let (below, rest) = rest.strip_prefix("*.").map_or(("", rest), |rest| ("*.", rest));
        let url = Url::parse(&format!("{scheme}://{rest}")).ok()?;
        let host = url.host_str().filter(|host| !host.is_empty())?;
        let own_computer = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
        let secure = url.scheme() == "https" || (url.scheme() == "http" && own_computer);
        let plain = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'[' | b']'));
        // All of a top-level domain is nobody's site.
        let named = host.contains('.') || own_computer;
        if !secure || !plain || !named || !url.username().is_empty() || url.password().is_some() {
            return None;
        }
        let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
        Some(Self(format!("{}://{below}{host}{port}", url.scheme())))
    }

    /// Those of a text that parts them by blanks, line ends or commas.
    ///
    /// # Errors
    /// The first part that is no site.
    pub fn list(text: &str) -> Result<Vec<Self>, String> {
        let mut all = Vec::new();
        for part in text.split([' ', '\n', '\r', '\t', ',', ';']).filter(|part| !part.is_empty()) {
            let origin = Self::parse(part).ok_or_else(|| part.to_owned())?;
            if !all.contains(&origin) {
                all.push(origin);
            }
        }
        Ok(all)
    }

    /// What was kept; what cannot be read any more allows nothing.
    #[must_use]
    pub fn kept(text: &str) -> Vec<Self> {
        text.split(' ').filter_map(Self::parse).collect()
    }

    /// As they are kept: parted by blanks.
    #[must_use]
    pub fn joined(all: &[Self]) -> String {
        all.iter().map(Self::as_str).collect::<Vec<_>>().join(" ")
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::WebOrigin;

    #[test]
    fn a_site_is_scheme_host_and_port() {
        for (typed, kept) in [
            ("https://www.gemeente.example", "https://www.gemeente.example"),
            ("https://WWW.Gemeente.example/nieuws?x=1#y", "https://www.gemeente.example"),
            ("www.gemeente.example", "https://www.gemeente.example"),
            ("https://*.netwerk.example", "https://*.netwerk.example"),
            ("https://site.example:8443/", "https://site.example:8443"),
            ("https://site.example:443", "https://site.example"),
            ("http://localhost:8000", "http://localhost:8000"),
            ("https://gemeenté.example", "https://xn--gemeent-hya.example"),
        ] {
            assert_eq!(WebOrigin::parse(typed).map(|origin| origin.as_str().to_owned()).as_deref(), Some(kept), "{typed}");
        }
        for none in [
            "",
            "*",
            "https://*",
            "https://*.be",
            "http://site.example",
            "javascript:alert(1)",
            "data:text/html",
            "https://a.example; script-src *",
            "https://u:p@a.example",
            "'self'",
            "https://a b.example",
            "file:///etc",
        ] {
            assert_eq!(WebOrigin::parse(none), None, "{none}");
        }
    }

    #[test]
    fn a_list_is_kept_as_it_reads() {
        let all = WebOrigin::list("https://a.example\nhttps://b.example/x, https://a.example").expect("sites");
        assert_eq!(WebOrigin::joined(&all), "https://a.example https://b.example");
        assert_eq!(WebOrigin::kept(&WebOrigin::joined(&all)), all);
        assert_eq!(WebOrigin::list("https://a.example nonsense"), Err("nonsense".to_owned()));
    }

    proptest! {
        #[test]
        fn nothing_ends_the_directive(text in "(https?://)?[ -~é\r\n]{0,40}") {
            if let Some(origin) = WebOrigin::parse(&text) {
                prop_assert!(origin.as_str().bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b';' | b',' | b'\'' | b'"')), "{}", origin.as_str());
            }
        }
    }
}
