//! What an organisation is called in full, and what people call it when they search.

use super::search_text::fold;

/// `Gemeente Aalst`, `OCMW Aalst`; bodies whose name says what they are keep their name alone.
#[must_use]
pub fn full_name(kind: &str, name: &str) -> String {
    let is_territory = matches!(kind, "Gemeente" | "OCMW" | "Provincie" | "District");
    if is_territory && !fold(name).starts_with(&fold(kind)) { format!("{kind} {name}") } else { name.to_owned() }
}

/// The order in which equals are listed: the municipality first, then its OCMW, then the others.
#[must_use]
pub fn rank(kind: &str) -> u8 {
    match kind {
        "Gemeente" => 0,
        "OCMW" => 1,
        _ => 2,
    }
}

/// A name as the register had it, without its note `(voor fusie)`.
#[must_use]
pub fn former_name(name: &str) -> &str {
    name.strip_suffix("(voor fusie)").map_or(name, str::trim_end)
}

/// A folded search such as `stad gent` parted into the kind that its first word names and the rest: `Gemeente`, `gent`.
/// A word that is all there is stays a word: somebody may look for `Stad`.
#[must_use]
pub fn part_kind(folded: &str) -> (Option<&'static str>, &str) {
    let Some((first, rest)) = folded.split_once(' ') else { return (None, folded) };
    // `OCMW van Aalst`, `commune de Jette`; but the Dutch `De` of `Gemeente De Pinte` belongs to the name.
    let (kind, link) = match first {
        "gemeente" | "stad" | "gemeentebestuur" | "stadsbestuur" => ("Gemeente", "van "),
        "municipality" | "city" => ("Gemeente", "of "),
        "commune" | "ville" => ("Gemeente", "de "),
        "ocmw" => ("OCMW", "van "),
        "cpas" => ("OCMW", "de "),
        "politiezone" | "pz" | "politie" => ("Politiezone", "van "),
        "provincie" | "provinciebestuur" => ("Provincie", "van "),
        "province" => ("Provincie", "de "),
        "district" => ("District", "van "),
        "hulpverleningszone" | "brandweer" | "brandweerzone" => ("Hulpverleningszone", "van "),
        _ => return (None, folded),
    };
    let rest = rest.strip_prefix(link).unwrap_or(rest);
    (Some(kind), rest)
}

#[cfg(test)]
mod tests {
    use super::{former_name, full_name, part_kind};

    #[test]
    fn a_territory_is_named_with_its_kind() {
        assert_eq!(full_name("Gemeente", "Aalst"), "Gemeente Aalst");
        assert_eq!(full_name("Politiezone", "PZ Aalst: Aalst"), "PZ Aalst: Aalst");
        assert_eq!(full_name("Provincie", "Provincie Antwerpen"), "Provincie Antwerpen");
        assert_eq!(former_name("Aalter (voor fusie)"), "Aalter");
    }

    #[test]
    fn the_first_word_may_name_the_kind() {
        assert_eq!(part_kind("stad gent"), (Some("Gemeente"), "gent"));
        assert_eq!(part_kind("ocmw van de pinte"), (Some("OCMW"), "de pinte"));
        assert_eq!(part_kind("gemeente de pinte"), (Some("Gemeente"), "de pinte"));
        assert_eq!(part_kind("commune de jette"), (Some("Gemeente"), "jette"));
        assert_eq!(part_kind("gent"), (None, "gent"));
        assert_eq!(part_kind("de pinte"), (None, "de pinte"));
    }
}
