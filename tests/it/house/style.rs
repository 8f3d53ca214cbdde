//! Size, unwraps, and the sentence at the door of each room.

use super::sources::files;

/// Beyond this, look for the second thing a file does.
const MOST_LINES: usize = 600;

#[test]
fn no_file_is_too_long_to_be_read_at_once() {
    let mut long = Vec::new();
    for folder in ["src", "migrations/src", "tests", "benches"] {
        long.extend(files(folder, &["rs", "js", "html"]).iter().filter(|source| !source.path.contains("node_modules")).filter_map(|source| {
            let lines = source.text.lines().count();
            (lines > MOST_LINES).then(|| format!("{}: {lines} lines", source.path))
        }));
    }
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}

#[test]
fn nothing_is_unwrapped_outside_tests() {
    let found: Vec<_> = files("src", &["rs"])
        .iter()
        .flat_map(|source| {
            source.product().lines().enumerate().filter(|(_, line)| line.contains(".unwrap()")).map(|(at, _)| format!("{}:{}", source.path, at + 1)).collect::<Vec<_>>()
        })
        .collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn every_file_opens_with_what_it_is() {
    // `mod tests;` of a maker and the program's own file are read with their neighbours.
    let silent: Vec<_> = files("src", &["rs"]).into_iter().filter(|source| !source.text.starts_with("//!")).map(|source| source.path).collect();
    assert!(silent.is_empty(), "no opening sentence in:\n{}", silent.join("\n"));
}

#[test]
fn pages_hold_no_script_style_or_handler_of_their_own() {
    let mut wrong = Vec::new();
    for source in files("src/web/templates", &["html"]) {
        let text = source.text.to_lowercase();
        for (what, found) in [
            ("style=", text.contains(" style=")),
            ("<style", text.contains("<style")),
            ("javascript:", text.contains("javascript:")),
            ("an on… attribute", [" onclick=", " onload=", " onchange=", " onsubmit=", " oninput="].iter().any(|handler| text.contains(handler))),
            (
                "a script in the page",
                text.split("<script").skip(1).any(|script| !script.split('>').next().unwrap_or_default().contains("src=") && !script.contains("application/ld+json")),
            ),
            ("|safe", text.contains("|safe") || text.contains("| safe")),
        ] {
            if found {
                wrong.push(format!("{}: {what}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_the_documents_point_at_is_there() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut lost = Vec::new();
    let top = std::fs::read_dir(root).expect("the project").map(|entry| entry.expect("an entry").path()).filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let documents: Vec<_> = top.chain(files("docs", &["md"]).into_iter().map(|document| root.join(document.path))).collect();
    for document in documents {
        let text = std::fs::read_to_string(&document).expect("a document");
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).filter(|link| !link.contains("://") && !link.starts_with('#'));
        lost.extend(links.filter(|link| !document.with_file_name(link.split('#').next().unwrap_or_default()).exists()).map(|link| format!("{}: {link}", document.display())));
    }
    assert!(lost.is_empty(), "\n{}", lost.join("\n"));
}

/// Where a registration stands is written by one file; new rows come from the two verbs that make one.
#[test]
fn one_file_writes_where_a_registration_stands() {
    let writes = ["registration::Column::Status, Expr", "status: Set(RegistrationStatus", "Column::HoldsPlace, Expr", "holds_place: Set("];
    let mut wrong = Vec::new();
    for source in files("src", &["rs"]).iter().filter(|source| source.path != "src/actions/registration/status.rs") {
        let product = source.product();
        wrong.extend(writes.iter().filter(|write| product.contains(**write)).map(|write| format!("{}: {write}", source.path)));
        let inserts = product.contains("registration::Entity::insert");
        // Example data is written as if it had happened long ago.
        if inserts && !source.path.starts_with("src/demo/") {
            wrong.push(format!("{}: a registration is inserted", source.path));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A sheet of A4 between its margins is narrower than the width below which tables become cards on a screen.
#[test]
fn tables_are_cards_on_a_screen_and_tables_on_paper() {
    let css = &files("src/web/assets", &["css"])[0].text;
    let narrow: Vec<&str> = css.split("@media ").filter(|block| block.contains("max-width: 47.99rem")).collect();
    assert!(!narrow.is_empty() && narrow.iter().all(|block| block.starts_with("screen and ")), "{narrow:#?}");
    let cards = css.split("@media ").find(|block| block.contains(".list thead {\n    position: absolute")).expect("a phone's cards");
    assert!(cards.starts_with("screen and (max-width"), "printed tables repeat their heading on every page");
}
