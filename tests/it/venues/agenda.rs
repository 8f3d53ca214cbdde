use super::{desk, public, saves};
use crate::support::TestApp;

#[tokio::test]
async fn speakers_and_the_programme_of_the_day_stand_on_the_public_page() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().onsite().session("2027-03-09T10:00", "2027-03-09T12:00").create().await;
    for (name, role, organisation) in [("Bram Claes", "chair", "Stad Gent"), ("Zoë D’Hondt", "speaker", "")] {
        saves(
            &nele,
            &desk(&event, "speakers/new"),
            "form#speaker",
            &[("speaker_name", name), ("speaker_role", role), ("speaker_organisation", organisation), ("about_nl", "Werkt met data.")],
        )
        .await;
    }
    let list = nele.opens(&desk(&event, "speakers")).await.expect(200);
    let up = nele.sends(&list.form("form#up-2")).await;
    let list = nele.follows(up).await.expect(200);
    assert!(list.all("#speakers strong")[0].contains("Zoë"), "{}", list.words());

    let new = nele.opens(&desk(&event, "agenda/new")).await.expect(200);
    let zoe = new.attributes("input[name=speakers]", "value")[0].clone();
    let item = |start: &str, end: &str, title: &str, room: &str| {
        let form = new.form("form#item").with_all(&[("item_start", start), ("item_end", end), ("item_title", title), ("room", room)]);
        if room == "Zaal 1" { form.and("speakers", &zoe) } else { form }
    };
    for form in [item("10:00", "10u30", "Onthaal", ""), item("10.30", "11:30", "Wat mag met data?", "Zaal 1"), item("10:30", "11:30", "Oefenen", "Zaal 2")] {
        let answer = nele.sends(&form).await;
        assert!(answer.status.is_redirection(), "{}", answer.words());
    }
    for (form, field) in [
        (item("11:00", "11:15", "Nog iets", "zaal 2"), "item_end"),
        (item("11:45", "12:30", "Te laat", ""), "item_end"),
        (item("9:45", "10:15", "Te vroeg", ""), "item_start"),
        (item("11:45", "11:40", "Terug in de tijd", ""), "item_end"),
        (item("11:45", "x", "Geen uur", ""), "item_end"),
    ] {
        let refused = nele.sends(&form).await.expect(422);
        assert!(refused.has(&format!("#{field}-error")), "{field}: {}", refused.words());
    }
    let page = app.visitor().opens(&public(&event)).await.expect(200);
    for words in ["10:30-11:30", "Wat mag met data?", "Zaal 2", "Zoë D’Hondt", "dagvoorzitter", "Werkt met data."] {
        assert!(page.shows(words), "{words}: {}", page.words());
    }
    assert!(page.source().contains("\"performer\""), "in the structured data");
    assert!(nele.opens(&desk(&event, "preview")).await.expect(200).shows("Wat mag met data?"));

    // A session that moves takes its programme along.
    saves(&nele, &format!("{}/edit", desk(&event, &format!("sessions/{}", event.sessions[0].id))), "form#session", &[("start", "13:00"), ("end", "14:00")]).await;
    assert!(app.visitor().opens(&public(&event)).await.shows("13:30-14:30"));
    let agenda = nele.opens(&desk(&event, "agenda")).await.expect(200);
    assert!(agenda.shows("valt buiten de sessie"), "{}", agenda.words());
}

#[tokio::test]
async fn a_speaker_of_an_earlier_event_is_proposed_and_two_organisers_see_each_other() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let (earlier, event) = (app.event().create().await, app.event().create().await);
    saves(&nele, &desk(&earlier, "speakers/new"), "form#speaker", &[("speaker_name", "Zoë D’Hondt"), ("speaker_organisation", "Stad Gent")]).await;
    let found = nele.opens(&format!("{}?q=zoe", desk(&event, "speakers/new"))).await.expect(200);
    let taken = nele.opens(&found.link("?like=").expect("a proposal")).await.expect(200).form("form#speaker");
    assert_eq!((taken.get("speaker_name"), taken.get("speaker_organisation")), ("Zoë D’Hondt", "Stad Gent"));
    let answer = nele.sends(&taken).await;
    let list = nele.follows(answer).await.expect(200);
    let edit = list.link("/edit").expect("edit");
    let old = nele.opens(&edit).await.expect(200).form("form#speaker");
    saves(&nele, &edit, "form#speaker", &[("speaker_role", "trainer")]).await;
    let met = nele.sends(&old.with("speaker_organisation", "Stad Brugge")).await.expect(409);
    assert!(met.shows("lesgever"), "{}", met.words());
    let faulty = nele.sends(&met.form("form#speaker").with_all(&[("speaker_name", " "), ("about_fr", &"x".repeat(1001))])).await.expect(422);
    assert!(faulty.has("#speaker_name-error") && faulty.has("#about_fr-error"));
    let list = nele.opens(&desk(&event, "speakers")).await.expect(200);
    let gone = nele.sends(&list.form("form#remove-1")).await;
    assert!(nele.follows(gone).await.shows("Er zijn nog geen sprekers"));
    assert!(nele.opens(&format!("/desk/events/{}", event.id)).await.shows("haalde een spreker weg"));
}
