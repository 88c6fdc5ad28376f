package jp.tsunagi.evidence;

/** Pages in HTML that need nothing beside themselves. */
final class Html {
    private Html() {}

    static String escape(Object value) {
        return value == null
                ? ""
                : value.toString()
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }

    /** A page. Title and style are taken as they are. */
    static String page(String title, String style, String body) {
        return """
                <!DOCTYPE html>
                <html lang="ja">
                <head>
                <meta charset="UTF-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(title, style, body);
    }
}
