/** 健診情報: from a person's results to a document, from documents to the archive of the screening collection system. */
package jp.tsunagi.checkup;
