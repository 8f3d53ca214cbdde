use belfry::entity::material::MaterialAudience;

use super::{PDF, adds_file, adds_pdf, last};
use crate::support::TestApp;

#[tokio::test]
async fn a_file_is_given_changed_and_taken_out() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let path = format!("/desk/events/{}/materials", event.id);
    assert!(nele.get(&path).await.expect(200).shows("Er is nog geen materiaal."));
    adds_pdf(&nele, &event, "Verslag", MaterialAudience::Registered, &[]).await;
    let page = nele.get(&path).await.expect(200);
    assert!(page.shows("verslag é.pdf (PDF, 1 kB)") && page.shows("voor iedereen die ingeschreven was") && page.shows("Beschikbaar"), "{}", page.words());
    let file = nele.get(&page.link("/file").expect("a link")).await.expect(200);
    assert_eq!(file.body, PDF);
    // Only its words change: the file stays.
    let form = nele.get(&page.link("/edit").expect("a link")).await.expect(200).form("form#material");
    nele.sends_files(&form.clone().with_all(&[("title", "Verslag van de dag"), ("available", "after")]), &[]).await.expect(303);
    let kept = last(&app).await;
    assert!(kept.file_id.is_some() && kept.title == "Verslag van de dag" && kept.after_event && kept.version == 2);
    assert!(nele.get(&path).await.shows("Vanaf"));
    // Somebody else saved in between: it is shown, with the file to be chosen again.
    let page = nele.sends_files(&form.with("title", "Anders"), &[("file", "b.pdf", PDF)]).await.expect(409);
    assert!(page.shows("Verslag van de dag") && page.shows("Kies het bestand opnieuw."), "{}", page.words());
    let answer = nele.sends(&nele.get(&path).await.form("form[id^=remove-material]")).await.expect(303);
    assert!(nele.follows(answer).await.shows("Er is nog geen materiaal."));
}

#[tokio::test]
async fn what_is_wrong_with_a_file_is_said_at_its_field() {
    let app = TestApp::start_with(&[("BELFRY_UPLOAD_MEGABYTES", "1"), ("BELFRY_UPLOAD_FORM_MEGABYTES", "2")]).await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    for (name, content, words) in [
        ("verslag.pdf", &b"MZ\x90\0\x03\0\0\0"[..], "De inhoud van dit bestand past niet bij zijn naam."),
        ("verslag.pdf", b"<html><script>alert(1)</script>", "De inhoud van dit bestand past niet bij zijn naam."),
        ("verslag.exe", b"MZ\x90\0\x03\0\0\0", "Dit soort bestand nemen we niet aan."),
        ("verslag.html", b"<p>x</p>", "Dit soort bestand nemen we niet aan."),
        ("verslag", PDF, "Dit soort bestand nemen we niet aan."),
        ("tekening.svg", b"<svg/>", "Een SVG kan code bevatten."),
        ("verslag.pdf", b"", "Dit bestand is leeg."),
        ("verslag.pdf", &[PDF, &vec![b' '; 1024 * 1024]].concat(), "het mag hoogstens 1 MB zijn"),
    ] {
        let page = adds_file(&nele, &event, "Verslag", MaterialAudience::Everyone, &[], (name, content)).await.expect(422);
        assert!(page.has("#file-error") && page.shows(words), "{name}: {}", page.words());
        let form = page.form("form#material");
        assert_eq!((form.get("title"), form.get("audience"), form.get("material_kind")), ("Verslag", "everyone", "document"));
    }
    for (more, field) in [
        (&[("url", "https://video.example/1")][..], "file"),
        (&[("available", "moment")], "available_date"),
        (&[("available", "moment"), ("available_date", "9/3/2027"), ("available_time", "25u")], "available_time"),
        (&[("available", "ooit")], "available"),
        (&[("material_kind", "iets")], "material_kind"),
    ] {
        let page = adds_file(&nele, &event, "Verslag", MaterialAudience::Everyone, more, ("verslag.pdf", PDF)).await.expect(422);
        assert!(page.has(&format!("#{field}-error")), "{more:?}: {}", page.words());
    }
    assert_eq!(app.database().number("SELECT COUNT(*) FROM files").await, 0);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM materials").await, 0);
}

#[tokio::test]
async fn the_same_file_twice_is_kept_once() {
    let app = TestApp::start().await;
    let nele = app.organiser().await;
    let event = app.event().create().await;
    let (one, other) = tokio::join!(
        adds_file(&nele, &event, "Verslag", MaterialAudience::Everyone, &[], ("a.pdf", PDF)),
        adds_file(&nele, &event, "Nog eens", MaterialAudience::Everyone, &[], ("b.pdf", PDF))
    );
    assert_eq!((one.status.as_u16(), other.status.as_u16()), (303, 303));
    assert_eq!(app.database().number("SELECT COUNT(*) FROM files").await, 1);
    assert_eq!(app.database().number("SELECT COUNT(*) FROM file_chunks").await, 1);
    // What is used is not swept, however old.
    app.wait(jiff::SignedDuration::from_hours(24 * 400));
    assert_eq!(belfry::actions::file::sweep::sweep(&app).await.expect("swept"), 0);
}
