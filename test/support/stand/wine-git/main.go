// The part of git.exe that a step asks about a checkout: which commit it is, its tags, and whether anything is not in it.
package main

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// A repository, and the folder in it that is asked about, with slashes.
type checkout struct {
	*git.Repository
	folder string
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "fatal:", err)
		os.Exit(128)
	}
}

func run(args []string) error {
	place := "."
	for len(args) > 0 && strings.HasPrefix(args[0], "-") {
		switch args[0] {
		case "--version":
			fmt.Println("git version 0 (what stands in for it)")
			return nil
		case "--no-replace-objects":
			args = args[1:]
		case "-c", "-C":
			if len(args) < 2 {
				return fmt.Errorf("%s wants a value", args[0])
			}
			if args[0] == "-C" {
				place = args[1]
			}
			args = args[2:]
		default:
			return fmt.Errorf("%s is not known here", args[0])
		}
	}
	at, err := open(place)
	if err != nil {
		return err
	}
	switch asked := strings.Join(args, " "); {
	case strings.HasPrefix(asked, "cat-file -e HEAD:./"):
		return at.holds(strings.TrimPrefix(asked, "cat-file -e HEAD:./"))
	case asked == "rev-list --max-count=1 --timestamp HEAD":
		return at.tellCommit()
	case asked == "for-each-ref --points-at=HEAD --format=%(refname:strip=2) refs/tags":
		return at.tellTags()
	case asked == "status --porcelain -- .":
		return at.tellChanges()
	case strings.HasPrefix(asked, "rev-parse --verify --quiet "):
		return at.tellName(strings.TrimSuffix(args[len(args)-1], "^{commit}"))
	default:
		return fmt.Errorf("%q is not known here", args)
	}
}

func open(place string) (checkout, error) {
	repository, err := git.PlainOpenWithOptions(place, &git.PlainOpenOptions{DetectDotGit: true})
	if err != nil {
		return checkout{}, err
	}
	tree, err := repository.Worktree()
	if err != nil {
		return checkout{}, err
	}
	whole, err := filepath.Abs(place)
	if err != nil {
		return checkout{}, err
	}
	folder, err := filepath.Rel(tree.Filesystem.Root(), whole)
	return checkout{repository, filepath.ToSlash(folder)}, err
}

func (at checkout) head() (*object.Commit, error) {
	head, err := at.Head()
	if err != nil {
		return nil, err
	}
	return at.CommitObject(head.Hash())
}

func (at checkout) holds(file string) error {
	commit, err := at.head()
	if err != nil {
		return err
	}
	_, err = commit.File(path.Join(at.folder, file))
	return err
}

func (at checkout) tellCommit() error {
	commit, err := at.head()
	if err == nil {
		fmt.Println(commit.Committer.When.Unix(), commit.Hash)
	}
	return err
}

func (at checkout) tellTags() error {
	commit, err := at.head()
	if err != nil {
		return err
	}
	tags, err := at.Tags()
	if err != nil {
		return err
	}
	return tags.ForEach(func(tag *plumbing.Reference) error {
		hash := tag.Hash()
		if annotated, err := at.TagObject(hash); err == nil {
			hash = annotated.Target
		}
		if hash == commit.Hash {
			fmt.Println(tag.Name().Short())
		}
		return nil
	})
}

func (at checkout) tellChanges() error {
	tree, err := at.Worktree()
	if err != nil {
		return err
	}
	// A checkout of Windows has no modes and no links, and git's settings there say so.
	status, err := tree.Status()
	if err != nil {
		return err
	}
	lines := []string{}
	for file, state := range status {
		inside := at.folder == "." || strings.HasPrefix(file, at.folder+"/")
		if inside && (state.Worktree != git.Unmodified || state.Staging != git.Unmodified) {
			lines = append(lines, fmt.Sprintf("%c%c %s", state.Staging, state.Worktree, file))
		}
	}
	slices.Sort(lines)
	fmt.Print(strings.Join(append(lines, ""), "\n"))
	return nil
}

func (at checkout) tellName(name string) error {
	hash, err := at.ResolveRevision(plumbing.Revision(name))
	if err != nil {
		return errors.New("needed a single revision")
	}
	fmt.Println(hash)
	return nil
}
