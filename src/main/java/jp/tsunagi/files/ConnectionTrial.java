package jp.tsunagi.files;

import java.util.List;
import jp.tsunagi.register.Endpoint;
import jp.tsunagi.register.Linkage;

/** 連携テスト: whether a linkage's endpoint can be used as it is agreed, step by step, without a run. */
public interface ConnectionTrial {
    boolean tests(Endpoint endpoint);

    /** The steps up to the first that fails. No value of a person is in them. */
    List<ConnectionStep> test(Linkage linkage);
}
