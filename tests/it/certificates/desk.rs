//! At the desk: who gets one and why not, and who signs.

use belfry::rules::attendance::Mark;
use image::{DynamicImage, ImageFormat, RgbaImage};

use super::{ENDED, back_at_the_desk, closes, comes, of, says};
use crate::support::TestApp;
use crate::team::{belongs_to, programme_named, somebody};

fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    DynamicImage::from(RgbaImage::from_pixel(300, 90, image::Rgba([15, 76, 92, 255]))).write_to(&mut std::io::Cursor::new(&mut bytes), ImageFormat::Png).expect("a picture");
    bytes.extend(b"<script>alert(1)</script>");
    bytes
}

#[tokio::test]
async fn the_list_says_who_gets_one_and_why_others_do_not() {
    let app = TestApp::start().await;
    let event = app.event().create().await;
    for name in ["an", "els", "tom", "zoe"] {
        comes(&app, &event, name).await;
    }
    let nele = app.organiser().await;
    let path = format!("/desk/events/{}/certificates", event.id);
    let page = nele.get(&path).await.expect(200);
    assert!(page.shows("Attesten komen er pas als de aanwezigheden") && page.try_form("form#send").is_none(), "{}", page.words());
    app.at(ENDED);
    says(&app, &event, 0, &[("an", Mark::Present), ("els", Mark::Partial), ("tom", Mark::Absent)]).await;
    closes(&app, &event, 0).await;
    let nele = back_at_the_desk(&app).await;
    let page = nele.get(&path).await.expect(200);
    let rows = page.all("tbody tr");
    assert_eq!(rows.len(), 4);
    for said in ["1 uur en 30 minuten", "te kort: 10 % van de tijd", "was er niet"] {
        assert!(page.shows(said), "{said}: {}", page.words());
    }
    assert_eq!(nele.get(&format!("{path}?who=yes")).await.expect(200).all("tbody tr").len(), 1);
    assert_eq!(nele.get(&format!("{path}?who=no&page=99")).await.expect(200).all("tbody tr").len(), 3);
    nele.get(&format!("{path}?who=%00&page=-1")).await.expect(200);
    // The front desk issues by closing, but writes to nobody; a reader sees no names.
    let desk = somebody(&app, "balie@ledenkoepel.example", "desk").await;
    let page = desk.get(&path).await.expect(200);
    assert!(page.try_form("form#send").is_none() && page.link("/settings").is_none(), "{}", page.words());
    somebody(&app, "lezer@ledenkoepel.example", "reader").await.get(&path).await.expect(403);
}

#[tokio::test]
async fn the_signature_is_on_the_certificates_and_lent_to_the_programme() {
    let app = TestApp::start().await;
    let (event, sister) = (app.event().create().await, app.event().create().await);
    let programme = programme_named(&app, "Labo").await;
    belongs_to(&app, &event, programme).await;
    belongs_to(&app, &sister, programme).await;
    let an = comes(&app, &event, "an").await;
    let nele = app.organiser().await;
    let settings = |event: &crate::support::TestEvent| format!("/desk/events/{}/certificates/settings", event.id);
    let form = nele.get(&settings(&event)).await.expect(200).form("form#certificate-settings");
    let refused = nele.sends_files(&form.clone().with("signer_function", "Directeur"), &[("signature", "h.png", &picture())]).await.expect(422);
    assert!(refused.has("#signer_name-error") && refused.form("form#certificate-settings").get("signer_function") == "Directeur", "{}", refused.words());
    for (name, content) in [("h.svg", &b"<svg onload=alert(1)>"[..]), ("h.png", b"not a picture")] {
        nele.sends_files(&form.clone().with("signer_name", "Nele Wouters"), &[("signature", name, content)]).await.expect(422);
    }
    let filled = form.clone().with_all(&[("signer_name", "Nele Wouters"), ("signer_function", "Directeur")]);
    nele.sends_files(&filled, &[("signature", "h.png", &picture())]).await.expect(303);
    // Somebody else had the old page open.
    let met = nele.sends_files(&form.with("signer_name", "Iemand Anders"), &[]).await.expect(409);
    assert!(met.shows("Nele Wouters") && met.form("form#certificate-settings").get("signer_name") == "Iemand Anders", "{}", met.words());
    let lent = nele.get(&settings(&sister)).await.expect(200);
    assert!(lent.shows("De ondertekening komt van een andere activiteit") && lent.form("form#certificate-settings").get("signer_name") == "Nele Wouters", "{}", lent.words());

    app.at(ENDED);
    says(&app, &event, 0, &[("an", Mark::Present)]).await;
    closes(&app, &event, 0).await;
    let page = app.visitor().get(&format!("{an}/certificate")).await.expect(200);
    assert!(page.shows("Nele Wouters") && page.shows("Directeur") && page.shows("Programma: Labo"), "{}", page.words());
    let shown = page.attributes("article img", "src").remove(0);
    assert!(shown.starts_with("data:image/png;base64,") && !page.source().contains("PHNjcmlwdD"), "written anew");
    assert_eq!(page.attributes("article img", "alt"), ["Handtekening van Nele Wouters"]);
    let nele = back_at_the_desk(&app).await;
    // It stays on what was issued, also when it is taken out of the settings, and files are swept.
    let form = nele.get(&settings(&event)).await.expect(200).form("form#certificate-settings");
    nele.sends_files(&form.with("remove_signature", "yes"), &[]).await.expect(303);
    app.wait(jiff::SignedDuration::from_hours(48));
    belfry::actions::file::sweep::sweep(&app).await.expect("swept");
    assert!(app.visitor().get(&format!("{an}/certificate")).await.expect(200).has("article img"));
    assert!(app.visitor().get(&format!("{an}/certificate.pdf")).await.expect(200).body.len() > 5_000);
    assert!(of(&app, "an").await[0].signature_file_id.is_some());
}
