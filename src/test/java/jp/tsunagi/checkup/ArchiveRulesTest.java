package jp.tsunagi.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.tsunagi.checkup.index.Index;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchiveRulesTest {
    private static final String PATH = "12138012_94899990_202611200_1/DATA/h13999999902026112001000001.xml";
    private static final DocumentKey GOOD =
            new DocumentKey("12138012", "0000075", "20260608", "20261120", "1399999990");

    private final ArchiveRules rules = new ArchiveRules(Checkups.NAME, Checkups.SETTINGS);

    static Stream<Arguments> badDocuments() {
        return Stream.of(
                Arguments.of(ErrorCode.WRONG_FILE_NAME, PATH.replace("000001.xml", "000002.xml"), GOOD),
                Arguments.of(ErrorCode.WRONG_FILE_NAME, PATH.replace("DATA/", ""), GOOD),
                document(ErrorCode.OTHER_PAYER, "12999983", "20261120", "1399999990"),
                document(ErrorCode.ITEMS_DISAGREE, "12138012", "20261119", "1399999990"),
                document(ErrorCode.ITEMS_DISAGREE, "12138012", "20261120", "1399999991"));
    }

    private static Arguments document(ErrorCode code, String payer, String created, String maker) {
        return Arguments.of(code, PATH, new DocumentKey(payer, "0000075", "20260608", created, maker));
    }

    static Stream<Arguments> badIndexes() {
        return Stream.of(
                index("interactionType", index -> index.interactionType.code = "6"),
                index("creationTime", index -> index.creationTime.value = "20261121"),
                index("sender", index -> index.sender.id.root = "1.2.392.200119.6.102"),
                index("sender", index -> index.sender = null),
                index("receiver", index -> index.receiver.id.extension = "94899991"),
                index("serviceEventType", index -> index.serviceEventType.code = "2"),
                index("totalRecordCount", index -> index.totalRecordCount.value = "2"),
                index("totalRecordCount", index -> index.totalRecordCount = null));
    }

    private static Arguments index(String field, Consumer<Index> spoiling) {
        return Arguments.of(field, spoiling);
    }

    @Test
    void aGoodArchiveHasNoFinding() {
        rules.add(PATH, GOOD);

        assertThat(rules.check(goodIndex())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("badDocuments")
    void aDocumentThatDoesNotBelongIsFound(ErrorCode code, String path, DocumentKey document) {
        rules.add(path, document);

        assertThat(rules.findings()).extracting(Finding::code).contains(code);
    }

    @ParameterizedTest
    @MethodSource("badIndexes")
    void anIndexThatSaysOtherwiseIsFound(String field, Consumer<Index> spoiling) {
        rules.add(PATH, GOOD);
        Index index = goodIndex();
        spoiling.accept(index);

        assertThat(rules.check(index)).extracting(Finding::field).containsExactly(field);
    }

    @Test
    void theSamePersonAndDayIsFoundTheSecondTime() {
        rules.add(PATH, GOOD);
        rules.add(PATH.replace("000001.xml", "000002.xml"), GOOD);

        assertThat(rules.findings()).extracting(Finding::code).containsExactly(ErrorCode.DUPLICATE_KEY);
    }

    private static Index goodIndex() {
        CheckupArchive archive =
                new CheckupArchive(Checkups.NAME, Checkups.SETTINGS, java.util.Optional.empty(), Xml.ofIndexes());
        archive.add(List.of(new MadeDocument(GOOD, new byte[] {1})));
        return archive.index();
    }
}
