package jp.tsunagi.demo.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Common parts of names with their readings in half-width kana; put together at random they name no one. */
final class NameParts {
    /** One part of a name with its reading. */
    record Part(String text, String kana) {}

    static final List<Part> SURNAMES =
            parts("佐藤:ｻﾄｳ 鈴木:ｽｽﾞｷ 高橋:ﾀｶﾊｼ 田中:ﾀﾅｶ 伊藤:ｲﾄｳ 渡辺:ﾜﾀﾅﾍﾞ 山本:ﾔﾏﾓﾄ 中村:ﾅｶﾑﾗ 小林:ｺﾊﾞﾔｼ 加藤:ｶﾄｳ "
                    + "吉田:ﾖｼﾀﾞ 山田:ﾔﾏﾀﾞ 佐々木:ｻｻｷ 山口:ﾔﾏｸﾞﾁ 松本:ﾏﾂﾓﾄ 井上:ｲﾉｳｴ 木村:ｷﾑﾗ 林:ﾊﾔｼ 斎藤:ｻｲﾄｳ 清水:ｼﾐｽﾞ "
                    + "山崎:ﾔﾏｻﾞｷ 森:ﾓﾘ 池田:ｲｹﾀﾞ 橋本:ﾊｼﾓﾄ 阿部:ｱﾍﾞ 石川:ｲｼｶﾜ 山下:ﾔﾏｼﾀ 中島:ﾅｶｼﾞﾏ 石井:ｲｼｲ 小川:ｵｶﾞﾜ "
                    + "前田:ﾏｴﾀﾞ 岡田:ｵｶﾀﾞ 長谷川:ﾊｾｶﾞﾜ 藤田:ﾌｼﾞﾀ 後藤:ｺﾞﾄｳ 近藤:ｺﾝﾄﾞｳ 村上:ﾑﾗｶﾐ 遠藤:ｴﾝﾄﾞｳ 青木:ｱｵｷ 坂本:ｻｶﾓﾄ "
                    + "福田:ﾌｸﾀﾞ 太田:ｵｵﾀ 西村:ﾆｼﾑﾗ 藤井:ﾌｼﾞｲ 金子:ｶﾈｺ 岡本:ｵｶﾓﾄ 藤原:ﾌｼﾞﾜﾗ 三浦:ﾐｳﾗ 中野:ﾅｶﾉ 原田:ﾊﾗﾀﾞ "
                    + "松田:ﾏﾂﾀﾞ 竹内:ﾀｹｳﾁ 小野:ｵﾉ 田村:ﾀﾑﾗ 中山:ﾅｶﾔﾏ 和田:ﾜﾀﾞ 石田:ｲｼﾀﾞ 森田:ﾓﾘﾀ 上田:ｳｴﾀﾞ 原:ﾊﾗ");

    /** Variant characters, ideographic variation sequences, and the welfare system's own 外字 U+E000 to U+E00B. */
    static final List<Part> VARIANT_SURNAMES = Stream.concat(
                    parts(
                            "髙橋:ﾀｶﾊｼ 髙木:ﾀｶｷﾞ 山﨑:ﾔﾏｻﾞｷ 﨑田:ｻｷﾀ 𠮷田:ﾖｼﾀﾞ 𠮷川:ﾖｼｶﾜ 德永:ﾄｸﾅｶﾞ 德田:ﾄｸﾀﾞ 濵田:ﾊﾏﾀﾞ 濵口:ﾊﾏｸﾞﾁ "
                                    + "渡邉:ﾜﾀﾅﾍﾞ 渡邊:ﾜﾀﾅﾍﾞ 齋藤:ｻｲﾄｳ 齊藤:ｻｲﾄｳ 葛\uDB40\uDD00城:ｶﾂﾗｷﾞ 辻\uDB40\uDD00:ﾂｼﾞ 榊\uDB40\uDD01原:ｻｶｷﾊﾞﾗ")
                            .stream(),
                    privateUse().stream())
            .toList();

    static final List<Part> MALE =
            parts("太郎:ﾀﾛｳ 一郎:ｲﾁﾛｳ 健一:ｹﾝｲﾁ 誠:ﾏｺﾄ 隆:ﾀｶｼ 茂:ｼｹﾞﾙ 博:ﾋﾛｼ 清:ｷﾖｼ 勇:ｲｻﾑ 進:ｽｽﾑ 実:ﾐﾉﾙ 昭:ｱｷﾗ 修:ｵｻﾑ "
                    + "豊:ﾕﾀｶ 勝:ﾏｻﾙ 正雄:ﾏｻｵ 和夫:ｶｽﾞｵ 幸雄:ﾕｷｵ 大輔:ﾀﾞｲｽｹ 翔太:ｼｮｳﾀ 健太:ｹﾝﾀ 拓也:ﾀｸﾔ 直樹:ﾅｵｷ 蓮:ﾚﾝ 陽翔:ﾊﾙﾄ 悠真:ﾕｳﾏ "
                    + "湊:ﾐﾅﾄ 樹:ｲﾂｷ 学:ﾏﾅﾌﾞ 浩二:ｺｳｼﾞ 三郎:ｻﾌﾞﾛｳ 哲也:ﾃﾂﾔ");
    static final List<Part> FEMALE = parts("花子:ﾊﾅｺ 和子:ｶｽﾞｺ 幸子:ｻﾁｺ 節子:ｾﾂｺ 洋子:ﾖｳｺ 京子:ｷｮｳｺ 恵子:ｹｲｺ 久子:ﾋｻｺ 美代子:ﾐﾖｺ 文子:ﾌﾐｺ "
            + "千代:ﾁﾖ ハル:ﾊﾙ キヨ:ｷﾖ 裕子:ﾕｳｺ 真由美:ﾏﾕﾐ 明美:ｱｹﾐ 由美子:ﾕﾐｺ 陽子:ﾊﾙｺ 愛:ｱｲ 美咲:ﾐｻｷ 彩:ｱﾔ さくら:ｻｸﾗ 結衣:ﾕｲ "
            + "葵:ｱｵｲ 陽菜:ﾋﾅ 凛:ﾘﾝ 優子:ﾕｳｺ 直美:ﾅｵﾐ 典子:ﾉﾘｺ みどり:ﾐﾄﾞﾘ");

    /** In full-width Latin letters; every length from 3 to 6 occurs, so that a name of any length can be made. */
    static final List<Part> LATIN =
            parts("ＴＡＮ:ﾀﾝ ＫＩＭ:ｷﾑ ＬＩＮ:ﾘﾝ ＭＥＩ:ﾒｲ ＡＮＡ:ｱﾅ ＬＥＯＮ:ﾚｵﾝ ＯＭＡＲ:ｵﾏﾙ ＮＩＮＡ:ﾆﾅ ＭＡＲＩＡ:ﾏﾘｱ ＣＡＲＬＯ:ｶﾙﾛ "
                    + "ＮＧＵＹＥＮ:ｸﾞｴﾝ ＰＡＢＬＯＳ:ﾊﾟﾌﾞﾛｽ ＳＡＮＴＩＡＧ:ｻﾝﾁｱｸﾞ ＲＯＤＲＩＧＯ:ﾛﾄﾞﾘｺﾞ ＧＵＡＤＡＬＵＰ:ｸﾞｱﾀﾞﾙｰﾌﾟ "
                    + "ＫＵＭＡＲＡＳＡ:ｸﾏﾗｻ ＡＬＥＸＡＮＤＥＲ:ｱﾚｸｻﾝﾀﾞｰ ＳＥＢＡＳＴＩＡＮ:ｾﾊﾞｽﾁｬﾝ ＭＯＮＴＥＳＥＲＡＴ:ﾓﾝﾃｾﾗｯﾄ "
                    + "ＷＩＣＫＲＡＭＡＳＩＮ:ｳｨｸﾗﾏｼﾝ ＫＡＲＵＮＡＲＡＴＮＡＥ:ｶﾙﾅﾗﾄﾅｴ");

    static final List<Part> KATAKANA =
            parts("マリア:ﾏﾘｱ ホセ:ﾎｾ ジョン:ｼﾞｮﾝ アンナ:ｱﾝﾅ グエン:ｸﾞｴﾝ ヴァン:ｳﾞｧﾝ サントス:ｻﾝﾄｽ ロペス:ﾛﾍﾟｽ ラジ:ﾗｼﾞ シン:ｼﾝ");
    static final List<Part> CONTINENTAL = parts("金:ｷﾑ 李:ﾘ 朴:ﾊﾟｸ 王:ﾜﾝ 張:ﾁｬﾝ 陳:ﾁｪﾝ 趙:ﾁｮ 崔:ﾁｪ");
    static final List<Part> CONTINENTAL_GIVEN = parts("美蘭:ﾐﾗﾝ 英姫:ﾖﾝﾋ 建国:ｹﾝｺｸ 秀英:ｼｭｳｴｲ 志明:ｼﾒｲ 成浩:ｿﾝﾎ 玉珍:ｷﾞｮｸﾁﾝ 哲洙:ﾁｮﾙｽ");

    static final Map<String, String> READINGS = Stream.of(
                    SURNAMES, VARIANT_SURNAMES, MALE, FEMALE, LATIN, KATAKANA, CONTINENTAL, CONTINENTAL_GIVEN)
            .flatMap(Collection::stream)
            .collect(Collectors.toUnmodifiableMap(Part::text, Part::kana));

    private NameParts() {}

    private static List<Part> parts(String list) {
        return Arrays.stream(list.split(" "))
                .map(entry -> entry.split(":"))
                .map(pair -> new Part(pair[0], pair[1]))
                .toList();
    }

    private static List<Part> privateUse() {
        List<Part> parts = new ArrayList<>();
        for (char c = '\uE000'; c <= '\uE005'; c++) {
            parts.add(new Part("渡" + c, "ﾜﾀﾅﾍﾞ"));
        }
        for (char c = '\uE006'; c <= '\uE00B'; c++) {
            parts.add(new Part(c + "藤", "ｻｲﾄｳ"));
        }
        return parts;
    }
}
