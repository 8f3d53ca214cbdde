//! Doors → actions and queries → ground → rules. The tables are the contract of `docs/architecture.md`.

use std::collections::BTreeSet;

use super::sources::{Source, files};

/// Each room and the rooms it may name. `main`, its `commands` and `lib` may name all.
const MAY_USE: [(&str, &[&str]); 33] = [
    ("rules", &[]),
    ("keys", &[]),
    ("request_id", &[]),
    ("tls", &[]),
    ("traces", &["tls"]),
    ("health", &[]),
    ("metrics", &[]),
    ("clock", &["rules"]),
    ("config", &["rules"]),
    ("error", &["rules"]),
    ("links", &["rules", "keys"]),
    ("entity", &["rules"]),
    ("db", &["entity", "rules", "clock", "config", "error", "request_id", "traces"]),
    ("backup", &["db", "rules", "config"]),
    ("outbox", &["db", "entity", "rules", "clock", "config", "error", "request_id"]),
    ("roster", &["entity", "rules", "error"]),
    ("recipients", &["entity", "rules", "error"]),
    ("certificates", &["entity", "rules", "error"]),
    ("revisions", &["roster", "entity", "rules", "error"]),
    (
        "actions",
        &["entity", "db", "certificates", "outbox", "roster", "recipients", "revisions", "request_id", "traces", "rules", "clock", "config", "keys", "links", "error", "app"],
    ),
    ("queries", &["entity", "db", "certificates", "roster", "recipients", "revisions", "rules", "error"]),
    ("text", &["rules", "error"]),
    ("pictures", &["rules"]),
    ("calendar", &["text", "rules", "error"]),
    ("syndication", &[]),
    ("documents", &["rules", "error"]),
    ("mail", &["text", "calendar", "pictures", "rules", "error", "config", "keys", "links"]),
    ("identity", &["tls", "rules", "clock", "config"]),
    ("app", &["entity", "db", "outbox", "health", "metrics", "rules", "clock", "config", "keys", "links", "error", "text", "calendar", "mail", "actions"]),
    (
        "jobs",
        &[
            "app", "actions", "queries", "mail", "calendar", "text", "entity", "db", "backup", "outbox", "metrics", "traces", "tls", "rules", "clock", "config", "keys", "links",
            "error",
        ],
    ),
    (
        "web",
        &[
            "app",
            "actions",
            "queries",
            "identity",
            "mail",
            "calendar",
            "documents",
            "pictures",
            "syndication",
            "text",
            "entity",
            "db",
            "backup",
            "outbox",
            "health",
            "metrics",
            "request_id",
            "traces",
            "roster",
            "certificates",
            "revisions",
            "rules",
            "clock",
            "config",
            "keys",
            "links",
            "error",
        ],
    ),
    ("telemetry", &["config", "traces"]),
    ("demo", &["app", "actions", "pictures", "entity", "db", "outbox", "rules", "clock", "config", "keys", "links", "error"]),
];

/// What a room must never reach for outside the house.
const FOREIGN: [(&str, &[&str]); 11] = [
    ("rules", &["sea_orm", "axum", "tokio", "hyper"]),
    ("text", &["sea_orm", "axum", "tokio"]),
    ("calendar", &["sea_orm", "axum", "tokio"]),
    ("syndication", &["sea_orm", "axum", "tokio"]),
    ("documents", &["sea_orm", "axum", "tokio"]),
    ("pictures", &["sea_orm", "axum", "tokio"]),
    ("mail", &["sea_orm", "axum"]),
    ("identity", &["sea_orm", "axum", "lettre", "minijinja"]),
    ("actions", &["axum", "lettre", "hyper", "minijinja", "openidconnect"]),
    ("queries", &["axum", "lettre", "hyper", "minijinja"]),
    ("entity", &["axum", "lettre", "minijinja"]),
];

#[test]
fn no_room_uses_one_that_it_must_not_know() {
    let mut wrong = Vec::new();
    for source in files("src", &["rs"]) {
        let room = source.room().to_owned();
        if matches!(room.as_str(), "main" | "commands" | "lib") {
            continue;
        }
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!("{}: the room `{room}` is not in the table", source.path));
            continue;
        };
        wrong.extend(rooms_named_in(&source).into_iter().filter(|used| *used != room && !allowed.contains(&used.as_str())).map(|used| format!("{} uses {used}", source.path)));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_room_reaches_for_crates_that_are_not_its_trade() {
    let mut wrong = Vec::new();
    for source in files("src", &["rs"]) {
        let product = source.product();
        let crates = FOREIGN.iter().filter(|(room, _)| *room == source.room()).flat_map(|(_, crates)| crates.iter());
        // An address is parsed where it is typed: the mail library has the last word on it.
        wrong.extend(crates.filter(|name| product.contains(&format!("{name}::"))).map(|name| format!("{} uses the crate {name}", source.path)));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn queries_never_write_and_pages_write_through_actions_only() {
    let writes = ["db.write(", "insert_many(", "Entity::insert(", "update_many(", "Entity::update(", "delete_many(", "delete_by_id(", ".save("];
    let mut wrong = Vec::new();
    for source in files("src", &["rs"]).iter().filter(|source| matches!(source.room(), "queries" | "web")) {
        let product = source.product();
        wrong.extend(writes.iter().filter(|write| product.contains(**write)).map(|write| format!("{}: {write}", source.path)));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Every room that a file names by `crate::` or by climbing out with `super::`.
fn rooms_named_in(source: &Source) -> BTreeSet<String> {
    let product = source.product();
    let mut rooms = BTreeSet::new();
    for (at, _) in product.match_indices("crate::") {
        let outside = product[..at].chars().next_back().is_none_or(|letter| !letter.is_alphanumeric() && !matches!(letter, '_' | '$'));
        if outside {
            rooms.extend(first_names(&product[at + "crate::".len()..]));
        }
    }
    let depth = source.module().len();
    for (at, _) in product.match_indices("super::") {
        let climbed_already = product[..at].ends_with("super::");
        if !climbed_already {
            let mut rest = &product[at..];
            let mut climbed = 0;
            while let Some(further) = rest.strip_prefix("super::") {
                rest = further;
                climbed += 1;
            }
            if climbed >= depth {
                rooms.extend(first_names(rest));
            }
        }
    }
    rooms
}

/// The first name of a path, or those of `{a::b, c}`.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| text.trim_start().chars().take_while(|letter| letter.is_ascii_lowercase() || *letter == '_' || letter.is_ascii_digit()).collect::<String>();
    let Some(group) = path.strip_prefix('{') else { return Some(name(path)).filter(|name| !name.is_empty()).into_iter().collect() };
    let mut names = Vec::new();
    let (mut depth, mut begin) = (0, 0);
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(name(&group[begin..at]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(name(&group[begin..at]));
                begin = at + 1;
            }
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

#[test]
fn the_reader_of_imports_sees_groups_and_climbing() {
    let source = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
    let rooms = |path: &str, text: &str| rooms_named_in(&source(path, text)).into_iter().collect::<Vec<_>>();
    assert_eq!(rooms("src/web/a.rs", "use crate::{db::Db, rules::{a, b}, error};"), ["db", "error", "rules"]);
    assert_eq!(rooms("src/web/mod.rs", "use super::jobs::x;"), ["jobs"]);
    assert_eq!(rooms("src/web/a.rs", "use super::form; use super::super::jobs;"), ["jobs"]);
    assert_eq!(rooms("src/web/a.rs", "// crate::jobs\n#[cfg(test)]\nmod tests { use crate::jobs; }"), Vec::<String>::new());
}
