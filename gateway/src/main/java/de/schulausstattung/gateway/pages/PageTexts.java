package de.schulausstattung.gateway.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the pages say, in German; the English texts stand in {@code messages/msg_en.properties}. */
@MessageBundle(locale = "de")
public interface PageTexts {

    @Message("de")
    String language();

    @Message("Schulausstattung: Schnittstelle")
    String startTitle();

    @Message("Über diese Adresse sprechen Fachverfahren und Portale mit Schulausstattung.")
    String startLead();

    @Message("Beschreibung aller Aufrufe (OpenAPI 3.1)")
    String openApi();

    @Message("Aufrufe lesen und ausprobieren (Swagger UI)")
    String swaggerUi();

    @Message("Alle Fehlermeldungen und ihre Bedeutung")
    String problemList();

    @Message("Fehlermeldungen")
    String problemsTitle();

    @Message("Jede Fehlerantwort ist ein Dokument nach RFC 9457; ihr Feld „type“ führt auf eine dieser Seiten.")
    String problemsLead();

    @Message("Kennung")
    String slug();

    @Message("Bedeutung")
    String meaning();

    @Message("Was die Meldung sagt")
    String detail();

    @Message("Stellen mit „…“ füllt die Meldung mit dem, worum es geht. "
            + "Nennen Sie dem Betrieb bei Rückfragen die Kennung der Anfrage (requestId).")
    String hint();

    @Message("Zur Übersicht")
    String back();
}
